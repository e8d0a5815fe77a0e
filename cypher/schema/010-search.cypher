// Columns by themselves: names of datasets and jobs have indexes of their own, and where nearly all of a million have a word,
// going through them to find its columns is slow.
CREATE FULLTEXT INDEX searched_columns IF NOT EXISTS FOR (n:Column) ON EACH [n.name, n.description]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'simple'}};
CREATE FULLTEXT INDEX searched_things IF NOT EXISTS FOR (n:Dataset|Job) ON EACH [n.name, n.description]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'simple'}};
DROP INDEX searched_text IF EXISTS;
