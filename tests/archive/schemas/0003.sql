BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE articles (
	id INTEGER NOT NULL, 
	address TEXT NOT NULL, 
	first_seen DATETIME NOT NULL, 
	last_seen DATETIME NOT NULL, 
	retracted DATETIME, 
	note TEXT NOT NULL, 
	CONSTRAINT pk_articles PRIMARY KEY (id), 
	CONSTRAINT uq_articles_address UNIQUE (address)
);
INSERT INTO "articles" VALUES(1,'https://quay.example/ferry','2026-03-02 06:30:01.000000','2026-03-02 06:30:01.000000',NULL,'');
CREATE TABLE briefing_stories (
	briefing_id VARCHAR(64) NOT NULL, 
	local VARCHAR(200) NOT NULL, 
	story_id VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_briefing_stories PRIMARY KEY (briefing_id, local), 
	CONSTRAINT fk_briefing_stories_briefing_id FOREIGN KEY(briefing_id) REFERENCES briefings (id), 
	CONSTRAINT fk_briefing_stories_story_id FOREIGN KEY(story_id) REFERENCES stories (id)
);
INSERT INTO "briefing_stories" VALUES('f80ac3cb22946fb10c1ced4e202ad21dc027ca197680748ac38a37672a5d138a','s1','st-3aae450caaa77b59');
CREATE TABLE briefings (
	number INTEGER NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	day DATE NOT NULL, 
	engine TEXT NOT NULL, 
	model TEXT, 
	kept DATETIME NOT NULL, 
	record TEXT NOT NULL, 
	CONSTRAINT pk_briefings PRIMARY KEY (number), 
	CONSTRAINT uq_briefings_id UNIQUE (id)
);
INSERT INTO "briefings" VALUES(1,'f80ac3cb22946fb10c1ced4e202ad21dc027ca197680748ac38a37672a5d138a','2026-03-02','extractive',NULL,'2026-03-02 06:30:02.000000','{"schema":"brief/1","date":"2026-03-02","engine":{"name":"extractive","model":null,"prompts":{}},"usage":{"prompt_tokens":7,"completion_tokens":5,"calls":1,"cost_usd":0.25},"sources":[{"id":"quay","outlet":"The Quay","title":"Ferry to stop","url":"https://quay.example/ferry","path":"","published":"2026-03-01T21:05:00Z","language":"en","sha256":"a226bbb8c26c04e3e62cf7f0c3eb193d784b84a5191c44e24f5df4c09994e1ad","origin":"o1","body":[[0,110]]}],"stories":[{"id":"s1","headline":{"text":"The ferry to Skerrin will stop in May, the harbour board said.","citations":[{"source":"quay","start":0,"end":62,"quote":"The ferry to Skerrin will stop in May, the harbour board said."}]},"origins":[{"id":"o1","original":"quay","articles":["quay"],"evidence":[]}],"statements":[{"id":"s1-a1","kind":"agreed","basis":"settled","holder":null,"text":"The ferry to Skerrin will stop in May, the harbour board said.","origins":["o1"],"citations":[{"source":"quay","start":0,"end":62,"quote":"The ferry to Skerrin will stop in May, the harbour board said."}],"verdict":{"ruling":"supported","score":0.9,"findings":[]}}],"rejected":[]}]}');
CREATE TABLE deliveries (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	briefing_id VARCHAR(64), 
	state VARCHAR(20) NOT NULL, 
	attempts INTEGER NOT NULL, 
	code INTEGER NOT NULL, 
	said TEXT NOT NULL, 
	planned DATETIME NOT NULL, 
	began DATETIME, 
	ended DATETIME, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	CONSTRAINT uq_deliveries_key UNIQUE ("key"), 
	CONSTRAINT fk_deliveries_briefing_id FOREIGN KEY(briefing_id) REFERENCES briefings (id)
);
INSERT INTO "deliveries" VALUES(1,'email ann@example.org','f80ac3cb22946fb10c1ced4e202ad21dc027ca197680748ac38a37672a5d138a','sent',1,0,'250 ok','2026-03-02 06:30:03.000000','2026-03-02 06:30:04.000000','2026-03-02 06:30:05.000000');
CREATE TABLE facts (
	name VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL
);
INSERT INTO "facts" VALUES('list','briefing');
CREATE TABLE feeds (
	id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	etag TEXT NOT NULL, 
	modified TEXT NOT NULL, 
	seen DATETIME, 
	failing_since DATETIME, 
	failures INTEGER NOT NULL, 
	kept TEXT NOT NULL, landed TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_feeds PRIMARY KEY (id), 
	CONSTRAINT uq_feeds_url UNIQUE (url)
);
INSERT INTO "feeds" VALUES(1,'https://quay.example/feed','"v1"','','2026-03-02 06:30:00.000000',NULL,0,'','');
CREATE TABLE runs (
	day DATE NOT NULL, 
	stage VARCHAR(20) NOT NULL, 
	owner VARCHAR(200) NOT NULL, 
	expires DATETIME, 
	started DATETIME NOT NULL, 
	changed DATETIME NOT NULL, 
	briefing_id VARCHAR(64), 
	CONSTRAINT pk_runs PRIMARY KEY (day), 
	CONSTRAINT fk_runs_briefing_id FOREIGN KEY(briefing_id) REFERENCES briefings (id)
);
INSERT INTO "runs" VALUES('2026-03-02','delivered','',NULL,'2026-03-02 06:30:06.000000','2026-03-02 06:30:08.000000','f80ac3cb22946fb10c1ced4e202ad21dc027ca197680748ac38a37672a5d138a');
CREATE TABLE statement_sources (
	statement_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_statement_sources PRIMARY KEY (statement_id, sha256), 
	CONSTRAINT fk_statement_sources_statement_id FOREIGN KEY(statement_id) REFERENCES statements (id)
);
INSERT INTO "statement_sources" VALUES(1,'a226bbb8c26c04e3e62cf7f0c3eb193d784b84a5191c44e24f5df4c09994e1ad');
CREATE TABLE statements (
	id INTEGER NOT NULL, 
	briefing_id VARCHAR(64) NOT NULL, 
	story_id VARCHAR(40) NOT NULL, 
	day DATE NOT NULL, 
	local VARCHAR(200) NOT NULL, 
	text TEXT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	basis VARCHAR(20) NOT NULL, 
	holder TEXT, 
	origins INTEGER NOT NULL, 
	CONSTRAINT pk_statements PRIMARY KEY (id), 
	CONSTRAINT uq_statements_briefing_id_local UNIQUE (briefing_id, local), 
	CONSTRAINT fk_statements_briefing_id FOREIGN KEY(briefing_id) REFERENCES briefings (id), 
	CONSTRAINT fk_statements_story_id FOREIGN KEY(story_id) REFERENCES stories (id)
);
INSERT INTO "statements" VALUES(1,'f80ac3cb22946fb10c1ced4e202ad21dc027ca197680748ac38a37672a5d138a','st-3aae450caaa77b59','2026-03-02','s1-a1','The ferry to Skerrin will stop in May, the harbour board said.','agreed','settled',NULL,1);
CREATE TABLE stories (
	id VARCHAR(40) NOT NULL, 
	headline TEXT NOT NULL, 
	first_day DATE NOT NULL, 
	last_day DATE NOT NULL, 
	CONSTRAINT pk_stories PRIMARY KEY (id)
);
INSERT INTO "stories" VALUES('st-3aae450caaa77b59','The ferry to Skerrin will stop in May, the harbour board said.','2026-03-02','2026-03-02');
CREATE TABLE story_sources (
	story_id VARCHAR(40) NOT NULL, 
	address TEXT NOT NULL, 
	CONSTRAINT pk_story_sources PRIMARY KEY (story_id, address), 
	CONSTRAINT fk_story_sources_story_id FOREIGN KEY(story_id) REFERENCES stories (id)
);
INSERT INTO "story_sources" VALUES('st-3aae450caaa77b59','https://quay.example/ferry');
CREATE TABLE unsubscribed (
	list_id VARCHAR(200) NOT NULL, 
	address TEXT NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_unsubscribed PRIMARY KEY (list_id, address)
);
INSERT INTO "unsubscribed" VALUES('briefing.example.org','cy@example.org','2026-03-03 07:00:00.000000');
CREATE TABLE usage (
	briefing_id VARCHAR(64) NOT NULL, 
	day DATE NOT NULL, 
	engine TEXT NOT NULL, 
	model TEXT, 
	prompt_tokens INTEGER NOT NULL, 
	completion_tokens INTEGER NOT NULL, 
	calls INTEGER NOT NULL, 
	cost_usd FLOAT, 
	CONSTRAINT pk_usage PRIMARY KEY (briefing_id), 
	CONSTRAINT fk_usage_briefing_id FOREIGN KEY(briefing_id) REFERENCES briefings (id)
);
INSERT INTO "usage" VALUES('f80ac3cb22946fb10c1ced4e202ad21dc027ca197680748ac38a37672a5d138a','2026-03-02','extractive',NULL,7,5,1,0.25);
CREATE TABLE versions (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	body TEXT NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	outlet TEXT NOT NULL, 
	url TEXT NOT NULL, 
	path TEXT NOT NULL, 
	byline TEXT NOT NULL, 
	published DATETIME, 
	language TEXT NOT NULL, 
	cluster TEXT, 
	first_seen DATETIME NOT NULL, 
	last_seen DATETIME NOT NULL, 
	CONSTRAINT pk_versions PRIMARY KEY (id), 
	CONSTRAINT uq_versions_article_id_sha256 UNIQUE (article_id, sha256), 
	CONSTRAINT uq_versions_article_id_number UNIQUE (article_id, number), 
	CONSTRAINT fk_versions_article_id FOREIGN KEY(article_id) REFERENCES articles (id)
);
INSERT INTO "versions" VALUES(1,1,1,'a226bbb8c26c04e3e62cf7f0c3eb193d784b84a5191c44e24f5df4c09994e1ad','The ferry to Skerrin will stop in May, the harbour board said. Café owners on the quay asked for a later date.','[[0,110]]','quay','Ferry to stop','The Quay','https://quay.example/ferry','','','2026-03-01 21:05:00.000000','en',NULL,'2026-03-02 06:30:01.000000','2026-03-02 06:30:01.000000');
INSERT INTO "versions" VALUES(2,1,2,'66be3fae95013678467c28403050f17fc2dd1d3317260b5eba073d9438812e7f','The ferry to Skerrin will stop in June, the harbour board said. Café owners on the quay asked for a later date.','[[0,111]]','quay','Ferry to stop','The Quay','https://quay.example/ferry','','','2026-03-01 21:05:00.000000','en',NULL,'2026-03-02 06:30:01.000000','2026-03-02 06:30:01.000000');
CREATE INDEX ix_stories_last_day ON stories (last_day);
CREATE INDEX ix_briefings_day ON briefings (day);
CREATE INDEX ix_versions_sha256 ON versions (sha256);
CREATE INDEX ix_versions_first_seen ON versions (first_seen);
CREATE INDEX ix_story_sources_address ON story_sources (address);
CREATE INDEX ix_briefing_stories_story_id ON briefing_stories (story_id);
CREATE INDEX ix_statements_story_id ON statements (story_id);
CREATE INDEX ix_statements_day ON statements (day);
CREATE INDEX ix_deliveries_briefing_id ON deliveries (briefing_id);
CREATE INDEX ix_deliveries_state ON deliveries (state);
CREATE INDEX ix_usage_day ON usage (day);
CREATE INDEX ix_statement_sources_sha256 ON statement_sources (sha256);
CREATE UNIQUE INDEX uq_facts_name ON facts (name);
CREATE INDEX ix_versions_published ON versions (published);
COMMIT;
BEGIN TRANSACTION;
CREATE VIRTUAL TABLE article_words USING fts5(words, content='', tokenize='unicode61');
INSERT INTO article_words (rowid, words) VALUES (1, 'ferri to stop the quay the ferri to skerrin will stop in may the harbour board said cafe owner on the quay ask for a later date');
INSERT INTO article_words (rowid, words) VALUES (2, 'ferri to stop the quay the ferri to skerrin will stop in june the harbour board said cafe owner on the quay ask for a later date');
CREATE VIRTUAL TABLE statement_words USING fts5(words, content='', tokenize='unicode61');
INSERT INTO statement_words (rowid, words) VALUES (1, 'the ferri to skerrin will stop in may the harbour board said');
COMMIT;
