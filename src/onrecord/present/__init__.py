"""What a reader sees: views, and their rendering for terminal, Markdown, HTML and other programs.

brief.view(record)                the briefing, one frozen value made of `views`
show.claim(record, id)            one thing with its evidence, a `page.Page` (also article, statement, entity)
why.claim(record, id)             the path from words to verdict
compare(record, a, b)             two articles side by side
terminal, markdown, html          .render(view): the same views on paper of three kinds
exports                           as_json(view), ftm(record), table(record, name)
"""

from onrecord.present.side_by_side import compare

__all__ = ["compare"]
