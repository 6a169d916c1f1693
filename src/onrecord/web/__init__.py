"""The desk: a record in the browser. Pages are made on the server from the views of `present`; each is also JSON.

    serve(path, host, port, by)    until it is stopped
    application(desk, token)       the same as an ASGI application, for tests and for other servers

`desk` holds the record and what people do to it; `jobs` reads articles in a process beside it; `guard` keeps out
what must not come in; `pages` and `acts` are the addresses; `paper` makes a view into HTML or JSON.
"""

from __future__ import annotations

from onrecord.web.application import application, serve
from onrecord.web.desk import Desk

__all__ = ["Desk", "application", "serve"]
