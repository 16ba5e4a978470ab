// The page's own behaviour; what the server answers is put in place by htmx. Nothing here ever writes a draft's text as HTML.
"use strict";
(() => {
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const draft = () => find("#text");
  const said = document.body.dataset;
  let undoing = null;

  // Offsets of the server count code points; those of a text field count UTF-16 units.
  const unit = (text, point) => {
    let at = 0;
    for (let n = 0; n < point && at < text.length; n++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  };

  function put(field, start, end, text) {
    field.focus();
    field.setSelectionRange(start, end);
    // insertText is what keeps the browser's own undo whole.
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, start, end, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function tell(text, undo) {
    const toast = find("#toast");
    find("span", toast).textContent = text;
    undoing = undo || null;
    find("#undo").hidden = !undo;
    toast.hidden = false;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => { if (!toast.contains(document.activeElement)) toast.hidden = true; }, 12000);
  }

  function accept(button) {
    const { surface, replacement } = button.dataset;
    const field = draft();
    const start = unit(field.value, Number(button.dataset.start));
    const end = start + surface.length;
    if (field.value.slice(start, end) !== surface) return tell(said.changed);
    put(field, start, end, replacement);
    field.setSelectionRange(start, start + replacement.length);
    tell(said.accepted.replace("⟦0⟧", surface).replace("⟦1⟧", replacement), () => {
      const now = draft();
      if (now.value.slice(start, start + replacement.length) !== replacement) return tell(said.changed);
      put(now, start, start + replacement.length, surface);
      tell(said.undone);
    });
  }

  function show(start) {
    const mark = find(`.figure[data-start="${start}"]`);
    if (mark) { step(mark); mark.scrollIntoView({ block: "center" }); }
  }

  // Figures: one stop for the Tab key, the arrows go on from there.
  function step(mark) {
    all(".figure[tabindex='0']").forEach((other) => { other.tabIndex = -1; });
    mark.tabIndex = 0;
    mark.focus();
  }

  function walk(event) {
    const mark = event.target.closest(".figure");
    if (!mark) return;
    const marks = all(".figure");
    const to = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const end = { Home: marks[0], End: marks[marks.length - 1] }[event.key];
    if (to || end) {
      event.preventDefault();
      step(end || marks[(marks.indexOf(mark) + to + marks.length) % marks.length]);
    } else if (event.key === "Enter" && mark.dataset.note) {
      find(`#note-${mark.dataset.note}`)?.focus();
    } else if (event.key === "Escape") {
      untip();
    }
  }

  // The tip of a figure: on hover and on focus, gone with Escape.
  function tip(mark) {
    const text = document.getElementById(mark.getAttribute("aria-describedby"));
    const box = find("#tip");
    if (!text) return;
    box.replaceChildren(...[...text.children].map((line) => line.cloneNode(true)));
    box.lang = text.lang;
    box.hidden = false;
    const at = mark.getClientRects()[0];
    const room = document.documentElement.clientWidth;
    box.style.left = `${Math.max(12, Math.min(at.left, room - box.offsetWidth - 12))}px`;
    const below = at.bottom + 8;
    box.style.top = `${below + box.offsetHeight > innerHeight ? Math.max(8, at.top - box.offsetHeight - 8) : below}px`;
  }
  function untip() { find("#tip").hidden = true; }

  for (const [shows, hides] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    document.addEventListener(shows, (event) => { const mark = event.target.closest?.(".figure"); if (mark) tip(mark); });
    document.addEventListener(hides, (event) => { if (event.target.closest?.(".figure")) untip(); });
  }
  document.addEventListener("scroll", untip, { passive: true, capture: true });
  document.addEventListener("keydown", walk);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") untip(); });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button, a, .figure");
    if (!button) return;
    if (button.matches(".accept")) accept(button);
    else if (button.matches(".show")) show(button.dataset.start);
    else if (button.matches(".figure")) { step(button); if (button.dataset.note) find(`#note-${button.dataset.note}`)?.scrollIntoView({ block: "nearest" }); }
    else if (button.matches("a[href^='#fact-']")) find(button.getAttribute("href"))?.setAttribute("open", "");
    else if (button.id === "undo") { const undo = undoing; find("#toast").hidden = true; undo?.(); }
    else if (button.id === "print") print();
    else if (button.id === "theme") theme();
    else if (button.id === "archive-open") find("#archive").showModal();
    else if (button.id === "archive-close") find("#archive").close();
  });

  function theme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    document.cookie = `claim_checker_theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
  }

  // The editor's name is asked for once in a tab.
  document.addEventListener("change", (event) => {
    if (event.target.matches("input.editor")) sessionStorage.setItem("editor", event.target.value);
  });
  function settle() {
    const marks = all(".figure");
    if (marks.length && !find(".figure[tabindex='0']")) marks[0].tabIndex = 0;
    const name = sessionStorage.getItem("editor") || "";
    all("input.editor").forEach((field) => { field.value ||= name; });
    find("#proof").removeAttribute("aria-busy");
  }
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target.id === "proof") find("#proof").setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterSettle", settle);

  // What goes wrong is said as text: an answer of the server, or none at all.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status < 400) return;
    event.detail.shouldSwap = false;
    let message = `${event.detail.xhr.status} ${event.detail.xhr.statusText}`;
    try { message = JSON.parse(event.detail.xhr.responseText).error.message; } catch { /* not ours */ }
    find("#alert").textContent = message;
    find("#proof").removeAttribute("aria-busy");
    if (event.detail.xhr.status === 401) location.reload();
  });
  document.addEventListener("htmx:sendError", () => { find("#alert").textContent = "✕"; });

  // A new draft came from a file or the archive.
  document.addEventListener("drafted", () => {
    find("#archive")?.close();
    find("#upload").reset();
    htmx.trigger("#text", "recheck");
    draft().focus();
    draft().setSelectionRange(0, 0);
    draft().scrollTop = 0;
  });

  const files = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  document.addEventListener("dragover", (event) => { if (files(event)) { event.preventDefault(); find("#drop").hidden = false; } });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) find("#drop").hidden = true; });
  document.addEventListener("drop", (event) => {
    find("#drop").hidden = true;
    if (!files(event)) return;
    event.preventDefault();
    const input = find("#file");
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });

  settle();
  if (draft().value.trim() && !find(".galley")) htmx.trigger("#text", "recheck");
})();
