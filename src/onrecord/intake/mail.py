"""Letters (.eml) and saved pages (.mhtml), which are letters too, through the standard library's `email`."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from onrecord.errors import UnreadableInput
from onrecord.intake import html
from onrecord.intake.charset import decode
from onrecord.intake.item import Draft, Found, Item
from onrecord.intake.limits import Limits


def read_letter(item: Item, limits: Limits) -> Found:
    """A letter is one article, subject first; its attachments are read as files of their own."""
    data = item.read(limits)
    letter = _parsed(data)
    subject = " ".join(str(letter.get("subject") or "").split())
    attached = list(_attachments(letter, item, limits))
    body = _body(letter, item, limits)
    if body.strip():
        yield Draft(item.source, f"{subject}\n\n{body}" if subject else body, data, title=subject or None)
    elif not attached:
        raise UnreadableInput(item.source, "no text in the letter")
    yield from attached


def read_page(item: Item, limits: Limits) -> Found:
    """A page saved with its pictures (.mhtml): the first HTML part is the page."""
    letter = _parsed(item.read(limits))
    for part in letter.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            address = str(part.get("content-location") or letter.get("snapshot-content-location") or "")
            url = item.url or (address if address.startswith(("http://", "https://")) else None)
            page = Item(
                item.source,
                data=_payload(part),
                declared=f"text/html; charset={part.get_content_charset() or ''}",
                url=url,
            )
            yield html.extract(_payload(part), page, limits)
            return
    raise UnreadableInput(item.source, "no page in it")


def _parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _body(letter: EmailMessage, item: Item, limits: Limits) -> str:
    """The plain part, else the words of the HTML part."""
    shown = [p for p in letter.walk() if not p.is_multipart() and p.get_content_disposition() != "attachment"]
    for part in shown:
        if (
            part.get_content_type() == "text/plain"
            and (text := decode(_payload(part), part.get_content_charset())).strip()
        ):
            return text
    for part in shown:
        if part.get_content_type() == "text/html":
            return html.words(decode(_payload(part), part.get_content_charset()), item.source, limits)
    return ""


def _attachments(letter: EmailMessage, item: Item, limits: Limits) -> Iterator[Item]:
    from onrecord.intake.formats import SUFFIXES

    for part in list(letter.walk())[: limits.members]:
        name = part.get_filename()
        if part.get_content_disposition() == "attachment" and name:
            found = Item(f"{item.source}/{name}", data=_payload(part), depth=item.depth + 1)
            if found.suffix in SUFFIXES:
                yield found
