"""What a request is told that cannot be answered: one shape for all of them."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException


class ProblemText(BaseModel):
    """What is wrong, for people and for programs."""

    model_config = ConfigDict(frozen=True)

    code: str = Field(description="One word for programs: `too_large`, `not_readable`, `unauthorised`, ...")
    message: str = Field(description="One line for people: what is wrong and what to do.")
    where: str | None = Field(default=None, description="The part of the request it is about: `articles[0].text`.")


class ProblemAnswer(BaseModel):
    """The body of every answer that is not the one asked for."""

    model_config = ConfigDict(frozen=True)

    error: ProblemText


class Problem(HTTPException):
    """A request that cannot be answered; an exception of the framework's, so that it passes through its parsers.

    Args:
        status: The status of HTTP.
        code: One word for programs.
        message: One line for people.
        where: The part of the request that it is about.
    """

    def __init__(self, status: int, code: str, message: str, where: str | None = None) -> None:
        super().__init__(status, message)
        self.code = code
        self.where = where

    def __reduce__(self) -> tuple[type[Problem], tuple[int, str, str, str | None]]:
        """Problems come out of other processes."""
        return Problem, (self.status_code, self.code, self.detail, self.where)

    def answer(self) -> ProblemAnswer:
        """The body."""
        return ProblemAnswer(error=ProblemText(code=self.code, message=self.detail, where=self.where))
