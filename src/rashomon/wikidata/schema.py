"""The tables of an index, and those that its making needs."""

from __future__ import annotations

# What SQLite keeps in a file's head: whose file it is, and in which form.
APPLICATION = 0x52617368  # "Rash"
VERSION = 1

# `kind` is a place in `kinds.KINDS`; `context` the labels of an entity's ties, apart by US.
INDEX = """
CREATE TABLE made.entity (
  id INTEGER PRIMARY KEY, label TEXT NOT NULL, description TEXT NOT NULL, kind INTEGER NOT NULL,
  sitelinks INTEGER, context TEXT NOT NULL);
CREATE TABLE made.name (
  key TEXT NOT NULL, skeleton TEXT, entity INTEGER NOT NULL, at INTEGER NOT NULL,
  text TEXT NOT NULL);
CREATE TABLE made.about (entities INTEGER NOT NULL, names INTEGER NOT NULL);
"""
# Sorting once when all is there is many times faster than keeping an index in order. The marks
# come last: what lacks them was never finished.
KEYS = f"""
CREATE INDEX made.name_key ON name (key);
CREATE INDEX made.name_skeleton ON name (skeleton) WHERE skeleton IS NOT NULL;
CREATE INDEX made.name_entity ON name (entity);
INSERT INTO made.about SELECT (SELECT count(*) FROM made.entity), (SELECT count(*) FROM made.name);
PRAGMA made.user_version = {VERSION};
PRAGMA made.application_id = {APPLICATION};
"""
# `given` is a kind that the file states, `told` that or what an entity's other properties show.
READ = """
CREATE TABLE entity (
  id INTEGER PRIMARY KEY, label TEXT, description TEXT, sitelinks INTEGER, given INTEGER,
  told INTEGER, is_class INTEGER);
CREATE TABLE name (entity INTEGER, at INTEGER, text TEXT);
CREATE TABLE class (entity INTEGER, class INTEGER);
CREATE TABLE parent (class INTEGER, parent INTEGER);
CREATE TABLE tie (entity INTEGER, at INTEGER, target INTEGER);
CREATE TABLE class_kind (class INTEGER PRIMARY KEY, kind INTEGER, depth INTEGER);
CREATE TABLE kind_of (entity INTEGER PRIMARY KEY, kind INTEGER);
"""
READ_KEYS = """
CREATE INDEX parent_parent ON parent (parent);
CREATE INDEX tie_entity ON tie (entity, at, target);
"""
INSERTS = {
    "entity": "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?)",
    "name": "INSERT INTO name VALUES (?, ?, ?)",
    "class": "INSERT INTO class VALUES (?, ?)",
    "parent": "INSERT INTO parent VALUES (?, ?)",
    "tie": "INSERT INTO tie VALUES (?, ?, ?)",
}
SUBCLASSES = """
INSERT OR IGNORE INTO class_kind
SELECT p.class, min(k.kind), :depth + 1 FROM class_kind AS k JOIN parent AS p ON p.parent = k.class
WHERE k.depth = :depth GROUP BY p.class
"""
# Of an entity's classes that of the nearest kind counts; then KINDS' order.
KIND_OF = """
INSERT INTO kind_of
SELECT c.entity, min(k.depth * 8 + k.kind) % 8 FROM class AS c JOIN class_kind AS k
ON k.class = c.class GROUP BY c.entity;
"""
ENTITIES = """
INSERT INTO made.entity
SELECT id, label, description, kind, sitelinks, context FROM (
  SELECT e.id, e.label, e.description, e.sitelinks, e.given, e.is_class,
    coalesce(e.given, k.kind, e.told, :other) AS kind,
    coalesce((SELECT group_concat(label, char(31)) FROM (
      SELECT t.label FROM tie JOIN entity AS t ON t.id = tie.target
      WHERE tie.entity = e.id ORDER BY tie.at)), '') AS context
  FROM entity AS e LEFT JOIN kind_of AS k ON k.entity = e.id)
WHERE NOT is_class AND (given IS NOT NULL OR sitelinks IS NULL
  OR (sitelinks >= :fewest AND (kind != :other OR sitelinks > 0)))
"""
INSERT_NAME = "INSERT INTO made.name VALUES (?, ?, ?, ?, ?)"
NAMES = """
SELECT n.entity, n.at, n.text FROM name AS n JOIN made.entity AS e ON e.id = n.entity
ORDER BY n.rowid
"""
KNOWN = "SELECT id FROM entity WHERE id IN (SELECT value FROM json_each(?))"
