// Names by what people type of them: parts are looked for in lower case.
CREATE TEXT INDEX dataset_name_lower_text IF NOT EXISTS FOR (n:Dataset) ON (n.nameLower);
CREATE TEXT INDEX job_name_lower_text IF NOT EXISTS FOR (n:Job) ON (n.nameLower);
