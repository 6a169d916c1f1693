"""The types that every stage meets in: no I/O, no regular expressions, nothing imported from outside.

`text`     Span, Passage, Block, Article        where words stand
`parse`    Token, Parse, View                   what a parser makes of them
`time`     Expression, Resolved                 a time as written, and as days
`reading`  Mark and its kinds, Reading          what one article holds
`record`   Entity, Copy, Claim, ... Record      what several articles hold together
`ids`      the hashes by which things are named
"""
