// Words of names and descriptions, whatever stands between them: columns, what is described, and names nearly so.
CREATE FULLTEXT INDEX searched_text IF NOT EXISTS FOR (n:Dataset|Job|Column) ON EACH [n.name, n.description]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'simple'}};
