// The page works without this: it only says how many findings the filters leave, and opens what is folded before print.
const filters = document.querySelector(".filters");
if (filters) {
  const said = filters.querySelector("output");
  const tell = () => {
    const left = [...document.querySelectorAll(".finding")].filter((finding) => finding.getClientRects().length > 0);
    said.value = filters.dataset.shown.replace("#", left.length);
  };
  filters.addEventListener("change", tell);
  filters.addEventListener("reset", () => setTimeout(tell));
  tell();
}
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((folded) => (folded.open = true)));
