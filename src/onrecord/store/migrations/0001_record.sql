-- The first form of a record: what was given (articles, judgements), what was read, and what was woven from it.

CREATE TABLE record (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL  -- counts every change of what was given; what is woven names the version it was made from
);
INSERT INTO record VALUES (1, 0);

CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    facts TEXT NOT NULL  -- JSON: address, title, outlet, days and so on
);

CREATE TABLE sources (
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    PRIMARY KEY (article, source)
) WITHOUT ROWID;

CREATE TABLE readings (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    version TEXT NOT NULL,  -- of the finders and the parser
    content BLOB NOT NULL   -- zlib over JSON
);

CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    content TEXT NOT NULL   -- JSON
);

CREATE TABLE failures (
    source TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    version TEXT NOT NULL  -- of what could not read it
) WITHOUT ROWID;

CREATE TABLE woven (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL,  -- of the record that it was made from
    made_by TEXT NOT NULL      -- the code that made it
);

CREATE TABLE parts (
    name TEXT PRIMARY KEY,
    content BLOB NOT NULL      -- zlib over JSON
) WITHOUT ROWID;

CREATE TABLE statements (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,    -- counts in the article's statements
    text TEXT NOT NULL,
    UNIQUE (article, place)
);

CREATE VIRTUAL TABLE articles_words USING fts5 (
    text, content = 'articles', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO articles_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO articles_words (articles_words, rowid, text) VALUES ('delete', old.number, old.text);
END;

CREATE VIRTUAL TABLE statements_words USING fts5 (
    text, content = 'statements', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
    INSERT INTO statements_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
    INSERT INTO statements_words (statements_words, rowid, text) VALUES ('delete', old.number, old.text);
END;
