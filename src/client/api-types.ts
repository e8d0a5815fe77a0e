/** The types of the HTTP API. `npm run client:generate` makes them from the OpenAPI document. */
export interface paths {
  '/api/v1/lineage': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Stores one OpenLineage event
     * @description These members identify the event. If the server cannot use a part of the inputs, outputs or facets, it stores the rest and lists the part in `warnings`.
     */
    post: operations['sendEvent']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/lineage/batch': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Stores many OpenLineage events */
    post: operations['sendEvents']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/entities': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Stores entities that are not OpenLineage events */
    post: operations['sendEntities']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/entities/schema': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The JSON Schema of an entity */
    get: operations['getEntitySchema']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/query': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Answers a query */
    post: operations['query']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/explain': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Shows the plan of a query */
    post: operations['explain']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/search': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Finds datasets, jobs, columns, tags, users and namespaces by words
     * @description Each word must be part of the name, the description or the context (the namespace, the value of a tag, the dataset of a column). Case does not matter. Without a match, the answer has similar names.
     */
    get: operations['search']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/complete': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Completes a query at the caret */
    post: operations['complete']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/hover': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Explains the word of a query at the caret */
    post: operations['hover']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/format': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Formats a query */
    post: operations['format']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/parse': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Parses a query to JSON */
    post: operations['parse']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/parse/schema': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** The JSON Schema of the syntax tree */
    get: operations['getQueryTreeSchema']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/queries': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists saved queries by name */
    get: operations['listSavedQueries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/queries/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one saved query */
    get: operations['getSavedQuery']
    /** Saves a query under a name */
    put: operations['saveQuery']
    post?: never
    /** Deletes a saved query */
    delete: operations['deleteSavedQuery']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets/{id}/columns': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the columns of a dataset by position */
    get: operations['listColumnsOfDataset']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets/{id}/schemas': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the schema versions of a dataset, with their changes */
    get: operations['listSchemasOfDataset']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets/{id}/interactions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists reads and writes of a dataset, newest first */
    get: operations['listInteractionsOfDataset']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets/{id}/statistics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Sums up rows, bytes and files per day or run */
    get: operations['getStatisticsOfDataset']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/jobs/{id}/runs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the runs of a job */
    get: operations['listRunsOfJob']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/jobs/{id}/versions': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists the versions of inputs and outputs that each run of a job read and wrote */
    get: operations['listVersionsOfJob']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/jobs/{id}/history': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Sums up the status and duration of the runs of a job per day */
    get: operations['getHistoryOfJob']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}/tree': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows a run with its ancestors, child runs, and the reads and writes of its operations */
    get: operations['getTreeOfRun']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/describe': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Shows fields of many entities of one kind, by id */
    post: operations['describe']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/activity': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Counts reads and writes per day
     * @description For the datasets and jobs in `ids`: the number of edges between jobs and datasets on each UTC day of a window. The window has at most three years, and by default the last three. Unknown ids are ignored.
     */
    post: operations['getActivity']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists datasets */
    get: operations['listDatasets']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets/by-name': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one dataset by its name */
    get: operations['getDatasetByName']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one dataset */
    get: operations['getDataset']
    put?: never
    post?: never
    /** Deletes a dataset, until a newer event names it */
    delete: operations['deleteDataset']
    options?: never
    head?: never
    /** Sets the description of a dataset */
    patch: operations['describeDataset']
    trace?: never
  }
  '/api/v1/columns': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists columns */
    get: operations['listColumns']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/columns/by-name': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one column by its name */
    get: operations['getColumnByName']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/columns/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one column */
    get: operations['getColumn']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    /** Sets the description of a column */
    patch: operations['describeColumn']
    trace?: never
  }
  '/api/v1/jobs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists jobs */
    get: operations['listJobs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/jobs/by-name': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one job by its name */
    get: operations['getJobByName']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/jobs/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one job */
    get: operations['getJob']
    put?: never
    post?: never
    /** Deletes a job, until a newer event names it */
    delete: operations['deleteJob']
    options?: never
    head?: never
    /** Sets the description of a job */
    patch: operations['describeJob']
    trace?: never
  }
  '/api/v1/runs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists runs */
    get: operations['listRuns']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/runs/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one run */
    get: operations['getRun']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/operations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists operations */
    get: operations['listOperations']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/operations/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one operation */
    get: operations['getOperation']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/locations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists locations */
    get: operations['listLocations']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/locations/by-name': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one location by its name */
    get: operations['getLocationByName']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/locations/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one location */
    get: operations['getLocation']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/storages': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists storages */
    get: operations['listStorages']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/storages/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one storage */
    get: operations['getStorage']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists users */
    get: operations['listUsers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/users/by-name': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one user by its name */
    get: operations['getUserByName']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/users/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one user */
    get: operations['getUser']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/tags': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists tags */
    get: operations['listTags']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/tags/by-name': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one tag by its name */
    get: operations['getTagByName']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/tags/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one tag */
    get: operations['getTag']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/schemas': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists schemas */
    get: operations['listSchemas']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/schemas/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one schema */
    get: operations['getSchema']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets/{id}/tags/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Adds a tag to a dataset */
    put: operations['tagDataset']
    post?: never
    /** Removes a tag from a dataset */
    delete: operations['untagDataset']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/jobs/{id}/tags/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Adds a tag to a job */
    put: operations['tagJob']
    post?: never
    /** Removes a tag from a job */
    delete: operations['untagJob']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/columns/{id}/tags/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Adds a tag to a column */
    put: operations['tagColumn']
    post?: never
    /** Removes a tag from a column */
    delete: operations['untagColumn']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets/{id}/owners/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Adds an owner to a dataset */
    put: operations['ownDataset']
    post?: never
    /** Removes an owner from a dataset */
    delete: operations['disownDataset']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/jobs/{id}/owners/{name}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Adds an owner to a job */
    put: operations['ownJob']
    post?: never
    /** Removes an owner from a job */
    delete: operations['disownJob']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets/{id}/aliases': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Joins two datasets into one */
    put: operations['aliasDataset']
    post?: never
    /** Separates two datasets */
    delete: operations['unaliasDataset']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/datasets/{id}/restore': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Restores a deleted dataset */
    post: operations['restoreDataset']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/jobs/{id}/restore': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Restores a deleted job */
    post: operations['restoreJob']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/audit': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists edits by people, also of keys and saved queries, newest first */
    get: operations['listEdits']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/dead-letters': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists refused events and items, newest first */
    get: operations['listDeadLetters']
    put?: never
    post?: never
    /** Deletes all refused events */
    delete: operations['dropDeadLetters']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/dead-letters/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows one refused event or item with its whole body */
    get: operations['getDeadLetter']
    put?: never
    post?: never
    /** Deletes a refused event */
    delete: operations['dropDeadLetter']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/dead-letters/{id}/replay': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Ingests a refused event again */
    post: operations['replayDeadLetter']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/dead-letters/replay': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Ingests all refused events again, or those in `ids` */
    post: operations['replayDeadLetters']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/admin/verify': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Compares all derived data with the stored events */
    post: operations['verify']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/admin/rebuild': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Corrects derived data that differ from the stored events */
    post: operations['rebuild']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/admin/backup': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Copies an embedded store to the folder for backups */
    post: operations['backup']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/admin/prune': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Deletes runs that ended long ago, with their operations, reads and writes */
    post: operations['prune']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/admin/redact': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Redacts secrets that an older version stored */
    post: operations['redact']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/admin/tasks/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows the state of a task */
    get: operations['getTask']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/admin/doctor': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Checks the store (versions, indexes, clock, disk, some rows), the keys and the certificate */
    get: operations['examine']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/admin/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Exports a snapshot of the graph and the saved queries, one JSON object per line
     * @description An export without a last line `{"end": …}` is incomplete. On Neo4j, writes wait until the client has read it. The server disconnects a client that reads nothing for a minute.
     */
    get: operations['exportGraph']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Lists all keys, in the order of their creation */
    get: operations['listKeys']
    put?: never
    /** Creates a key, and shows it this one time */
    post: operations['createKey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/keys/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Revokes a key */
    delete: operations['revokeKey']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/api/v1/me': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows the identity and the scopes of the caller */
    get: operations['getMe']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/healthz': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows that the process runs, its version, store and counters */
    get: operations['getHealth']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/readyz': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Shows whether the store can answer */
    get: operations['getReadiness']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/metrics': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Returns metrics in the text format of Prometheus */
    get: operations['getMetrics']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export type webhooks = Record<string, never>
export interface components {
  schemas: {
    /** @description The answer to a query. */
    Answer: components['schemas']['Graph'] | components['schemas']['Table'] | components['schemas']['Plan']
    /** @description An answer with nodes and edges. */
    Graph: {
      /** @constant */
      kind: 'graph'
      /** @description The query in canonical form. */
      query: string
      complete: boolean
      cuts: {
        /** @enum {string} */
        limit: 'nodes' | 'edges' | 'time' | 'pairs'
        value: number
        message: string
      }[]
      notes: components['schemas']['Note'][]
      window?: components['schemas']['Window']
      /** @description Only for `changes`: the earlier window. */
      comparedWith?: components['schemas']['Window']
      stats: {
        members: number
        edges: number
        elapsedMs: number
      }
      nodes: components['schemas']['Node'][]
      edges: components['schemas']['Edge'][]
      paths?: string[][]
    }
    /** @description A message about the text of a query, and its place. */
    Note: {
      code: string
      /** @enum {string} */
      severity: 'error' | 'warning' | 'note'
      message: string
      span?: components['schemas']['Span']
      expected?: string[]
      hints?: string[]
      suggestions?: string[]
      /** @description Corrected queries. */
      queries?: string[]
    }
    /** @description A range in the text of a query, in UTF-16 offsets. `end` is exclusive. */
    Span: {
      start: number
      end: number
    }
    /** @description The time window of the query. A missing bound is unlimited. */
    Window: {
      since?: components['schemas']['Time']
      until?: components['schemas']['Time']
      asOf?: components['schemas']['Time']
      /** @enum {string} */
      resolution: 'day' | 'exact'
    }
    /**
     * Format: date-time
     * @description ISO 8601 in UTC, with milliseconds
     */
    Time: string
    /** @description A node of an answer, with the fields that the query selects. */
    Node: {
      /** Format: uuid */
      id: string
      /** @enum {string} */
      kind: 'dataset' | 'column' | 'job' | 'run' | 'operation'
      namespace: string
      name: string
      dataset?: {
        /** Format: uuid */
        id: string
        namespace: string
        name: string
      }
      type?: string
      description?: string
      aliases?: {
        namespace: string
        name: string
      }[]
      start?: boolean
      member?: boolean
      distance?: number
      /** @description The node has neighbours that the answer does not have. */
      more?: boolean
      opaque?: boolean
      cycle?: number
      /** @enum {string} */
      change?: 'added' | 'removed' | 'kept'
    } & {
      [key: string]: unknown
    }
    /** @description An edge of an answer. The data flow from `from` to `to`. */
    Edge: {
      /** Format: uuid */
      from: string
      /** Format: uuid */
      to: string
      jobs: {
        /** Format: uuid */
        id: string
        namespace: string
        name: string
        firstAt?: components['schemas']['Time']
        lastAt?: components['schemas']['Time']
      }[]
      basis: ('stated' | 'inferred')[]
      firstAt?: components['schemas']['Time']
      lastAt?: components['schemas']['Time']
      hidden?: number
      transformations?: {
        type: string
        subtype?: string
        masking: boolean
      }[]
      /** @enum {string} */
      change?: 'added' | 'removed' | 'kept'
    }
    /** @description An answer of `count` or `show`. */
    Table: {
      /** @constant */
      kind: 'table'
      /** @description The query in canonical form. */
      query: string
      complete: boolean
      cuts: {
        /** @enum {string} */
        limit: 'nodes' | 'edges' | 'time' | 'pairs'
        value: number
        message: string
      }[]
      notes: components['schemas']['Note'][]
      window?: components['schemas']['Window']
      /** @description Only for `changes`: the earlier window. */
      comparedWith?: components['schemas']['Window']
      stats: {
        members: number
        edges: number
        elapsedMs: number
      }
      columns: {
        name: string
      }[]
      rows: ((string | number | boolean) | (string | number | boolean)[] | null)[][]
    }
    /** @description The plan of a query. */
    Plan: {
      /** @constant */
      kind: 'plan'
      query: string
      /** @description The plan as text. */
      outline: string
      /** @description The plan as data. */
      plan: unknown
      /** @description The number of deleted datasets and jobs, which the query excludes; absent if there are none. */
      deleted?: {
        datasets: number
        jobs: number
      }
      statements: {
        title: string
        /** @enum {string} */
        language: 'cypher' | 'sql'
        text: string
        /** @description The values that it was first sent with; long ones are shortened. */
        params: {
          [key: string]: unknown
        }
        /** @description The number of times that it was sent. */
        count: number
      }[]
      /** @description The limits that the run hit; absent if it hit none. */
      cuts?: {
        /** @enum {string} */
        limit: 'nodes' | 'edges' | 'time' | 'pairs'
        value: number
        message: string
      }[]
      /** @description Only if the store is Neo4j. */
      browser?: components['schemas']['Drawing']
      notes: components['schemas']['Note'][]
    }
    /** @description How to see the answer in Neo4j Browser. */
    Drawing:
      | {
          /** @constant */
          kind: 'statement'
          /** @description One statement, with its values, that draws the answer. */
          text: string
        }
      | {
          /** @constant */
          kind: 'refused'
          /** @description Why one statement cannot draw it. */
          why: string
          /** @description The closest alternative. */
          instead: string
        }
    /** @description A search result, and how it matches. */
    Found: {
      /** @enum {string} */
      kind: 'dataset' | 'job' | 'column' | 'tag' | 'user' | 'namespace'
      /**
       * Format: uuid
       * @description Absent for a namespace. For an alias, the id of its canonical dataset.
       */
      id?: string
      name: string
      namespace?: string
      dataset?: {
        /** Format: uuid */
        id: string
        namespace: string
        name: string
      }
      value?: string
      description?: string
      /** @enum {string} */
      match: 'whole' | 'beginning' | 'part' | 'part-beginning' | 'inside' | 'beside' | 'description' | 'near'
    }
    /** @description A named query. Queries call it as `@name(param = value)`. */
    SavedQuery: {
      name: string
      text: string
      description?: string
      params: {
        name: string
        /** @enum {string} */
        kind?: 'text' | 'number' | 'duration' | 'time' | 'list'
        description?: string
        default?: string | number | (string | number)[]
      }[]
      savedAt: components['schemas']['Time']
      /** @description The id of the key that created it; absent without a key. */
      createdBy?: string
    }
    Column: {
      /** Format: uuid */
      id: string
      dataset: components['schemas']['NamedThing']
      name?: string
      type?: string
      ordinal?: number
      description?: string
      tags?: {
        name: string
        value?: string
      }[]
      owners?: string[]
      firstSeen?: components['schemas']['Time']
    }
    /** @description The id and name of a dataset or job. */
    NamedThing: {
      /** Format: uuid */
      id: string
      namespace: string
      name: string
    }
    /** @description A read or write of one dataset by one operation. */
    Interaction: {
      /** Format: uuid */
      id: string
      /** @enum {string} */
      kind: 'read' | 'wrote'
      startedAt?: components['schemas']['Time']
      endedAt?: components['schemas']['Time']
      durationMs?: number
      types?: string[]
      numRows?: number
      numBytes?: number
      numFiles?: number
      version?: string
      /** @description The first 100 by name. */
      partitions?: string[]
      /** @description The total number, if it is more than 100. */
      partitionCount?: number
      /** @description Only a facet such as columnLineage names the dataset. */
      implied?: boolean
      /** @description Whether it makes lineage. A failed run does not. */
      counts?: boolean
      /** Format: uuid */
      schema?: string
      dataset?: components['schemas']['NamedThing']
      job?: components['schemas']['NamedThing']
      /** Format: uuid */
      operation: string
      /** Format: uuid */
      run?: string
      status?: string
      /** @description Facets without a field of their own, as the producers sent them. */
      facets?: {
        [key: string]: unknown
      }
    }
    Run: {
      /** Format: uuid */
      id: string
      name?: string
      status?: string
      description?: string
      producer?: string
      startedAt?: components['schemas']['Time']
      endedAt?: components['schemas']['Time']
      durationMs?: number
      endedReason?: string
      lastEventAt?: components['schemas']['Time']
      firstSeen?: components['schemas']['Time']
      job?: components['schemas']['NamedThing']
      externalId?: string
      attempt?: number
      nominalStart?: components['schemas']['Time']
      nominalEnd?: components['schemas']['Time']
      logUrl?: string
    }
    TreeRun: {
      /** Format: uuid */
      id: string
      name?: string
      status?: string
      description?: string
      producer?: string
      startedAt?: components['schemas']['Time']
      endedAt?: components['schemas']['Time']
      durationMs?: number
      endedReason?: string
      lastEventAt?: components['schemas']['Time']
      firstSeen?: components['schemas']['Time']
      job?: components['schemas']['NamedThing']
      externalId?: string
      attempt?: number
      nominalStart?: components['schemas']['Time']
      nominalEnd?: components['schemas']['Time']
      logUrl?: string
      /** @description Whether the list is cut. */
      cut?: boolean
      operations: components['schemas']['TreeOperation'][]
      children: components['schemas']['TreeRun'][]
    }
    TreeOperation: {
      /** Format: uuid */
      id: string
      name?: string
      status?: string
      description?: string
      producer?: string
      startedAt?: components['schemas']['Time']
      endedAt?: components['schemas']['Time']
      durationMs?: number
      endedReason?: string
      lastEventAt?: components['schemas']['Time']
      firstSeen?: components['schemas']['Time']
      job?: components['schemas']['NamedThing']
      type?: string
      position?: number
      group?: string
      counts?: boolean
      omittedPairs?: number
      /** Format: uuid */
      run?: string
      /** @description Whether the list is cut. */
      cut?: boolean
      reads: {
        /** @enum {string} */
        kind: 'read' | 'wrote'
        startedAt?: components['schemas']['Time']
        endedAt?: components['schemas']['Time']
        durationMs?: number
        types?: string[]
        numRows?: number
        numBytes?: number
        numFiles?: number
        version?: string
        /** @description The first 100 by name. */
        partitions?: string[]
        /** @description The total number, if it is more than 100. */
        partitionCount?: number
        /** @description Only a facet such as columnLineage names the dataset. */
        implied?: boolean
        /** @description Whether it makes lineage. A failed run does not. */
        counts?: boolean
        /** Format: uuid */
        schema?: string
        dataset?: components['schemas']['NamedThing']
        /** @description Facets without a field of their own, as the producers sent them. */
        facets?: {
          [key: string]: unknown
        }
      }[]
      writes: {
        /** @enum {string} */
        kind: 'read' | 'wrote'
        startedAt?: components['schemas']['Time']
        endedAt?: components['schemas']['Time']
        durationMs?: number
        types?: string[]
        numRows?: number
        numBytes?: number
        numFiles?: number
        version?: string
        /** @description The first 100 by name. */
        partitions?: string[]
        /** @description The total number, if it is more than 100. */
        partitionCount?: number
        /** @description Only a facet such as columnLineage names the dataset. */
        implied?: boolean
        /** @description Whether it makes lineage. A failed run does not. */
        counts?: boolean
        /** Format: uuid */
        schema?: string
        dataset?: components['schemas']['NamedThing']
        /** @description Facets without a field of their own, as the producers sent them. */
        facets?: {
          [key: string]: unknown
        }
      }[]
    }
    /** @description The requested fields that the entity has. A field with several values is a list. */
    DescribedThing: {
      /** Format: uuid */
      id: string
    } & {
      [key: string]: (string | number | boolean) | (string | number | boolean)[]
    }
    Dataset: {
      /** @description Deleted, until a newer event names it. */
      deletedAt?: components['schemas']['Time']
      /** Format: uuid */
      id: string
      namespace?: string
      name?: string
      aliases?: {
        namespace: string
        name: string
      }[]
      type?: string
      format?: string
      description?: string
      storage?: string
      location?: string
      tags?: {
        name: string
        value?: string
      }[]
      owners?: string[]
      status?: string
      lastRead?: components['schemas']['Time']
      lastWritten?: components['schemas']['Time']
      firstSeen?: components['schemas']['Time']
    }
    DatasetDetail: {
      /** @description Deleted, until a newer event names it. */
      deletedAt?: components['schemas']['Time']
      /** Format: uuid */
      id: string
      namespace?: string
      name?: string
      aliases?: {
        namespace: string
        name: string
      }[]
      type?: string
      format?: string
      description?: string
      storage?: string
      location?: string
      tags?: {
        name: string
        value?: string
        source?: string
      }[]
      owners?: {
        name: string
        type?: string
        source?: string
      }[]
      status?: string
      lastRead?: components['schemas']['Time']
      lastWritten?: components['schemas']['Time']
      firstSeen?: components['schemas']['Time']
      upstreams?: number
      downstreams?: number
      /** Format: uuid */
      schema?: string
      /** @description Pairs of names that a producer or person declared to be one dataset. */
      sameAs?: {
        from: {
          namespace?: string
          name?: string
        }
        to: {
          namespace?: string
          name?: string
        }
        kind?: string
        by?: string
        firstSeen?: components['schemas']['Time']
      }[]
      /** @description Pairs of names that a person separated. */
      notSameAs?: {
        from: {
          namespace?: string
          name?: string
        }
        to: {
          namespace?: string
          name?: string
        }
        kind?: string
        by?: string
        firstSeen?: components['schemas']['Time']
      }[]
      renamedFrom?: components['schemas']['NamedThing'][]
      renamedTo?: components['schemas']['NamedThing'][]
      lastReader?: components['schemas']['Interaction']
      lastWriter?: components['schemas']['Interaction']
      /** @description Facets without a field of their own, as the producers sent them. */
      facets?: {
        [key: string]: unknown
      }
      /** @description The time of the last edit in milliseconds since 1970, or 0. Use it in `If-Match`. */
      version: number
    }
    ColumnDetail: {
      /** Format: uuid */
      id: string
      dataset: components['schemas']['NamedThing']
      name?: string
      type?: string
      ordinal?: number
      description?: string
      tags?: {
        name: string
        value?: string
        source?: string
      }[]
      owners?: string[]
      firstSeen?: components['schemas']['Time']
      upstreams?: number
      downstreams?: number
      /** @description The time of the last edit in milliseconds since 1970, or 0. Use it in `If-Match`. */
      version: number
    }
    Job: {
      /** @description Deleted, until a newer event names it. */
      deletedAt?: components['schemas']['Time']
      /** Format: uuid */
      id: string
      namespace?: string
      name?: string
      type?: string
      producer?: string
      description?: string
      location?: string
      tags?: {
        name: string
        value?: string
      }[]
      owners?: string[]
      status?: string
      lastRun?: components['schemas']['Time']
      firstSeen?: components['schemas']['Time']
    }
    JobDetail: {
      /** @description Deleted, until a newer event names it. */
      deletedAt?: components['schemas']['Time']
      /** Format: uuid */
      id: string
      namespace?: string
      name?: string
      type?: string
      producer?: string
      description?: string
      location?: string
      tags?: {
        name: string
        value?: string
        source?: string
      }[]
      owners?: {
        name: string
        type?: string
        source?: string
      }[]
      status?: string
      lastRun?: components['schemas']['Time']
      firstSeen?: components['schemas']['Time']
      upstreams?: number
      downstreams?: number
      sql?: string
      inputs?: {
        /** Format: uuid */
        id: string
        namespace: string
        name: string
        firstAt?: components['schemas']['Time']
        lastAt?: components['schemas']['Time']
      }[]
      outputs?: {
        /** Format: uuid */
        id: string
        namespace: string
        name: string
        firstAt?: components['schemas']['Time']
        lastAt?: components['schemas']['Time']
      }[]
      parents?: {
        /** Format: uuid */
        id: string
        namespace: string
        name: string
        dependencyType?: string
        sequenceTriggerRule?: string
        statusTriggerRule?: string
        triggerRule?: string
        sources?: string[]
      }[]
      children?: {
        /** Format: uuid */
        id: string
        namespace: string
        name: string
        dependencyType?: string
        sequenceTriggerRule?: string
        statusTriggerRule?: string
        triggerRule?: string
        sources?: string[]
      }[]
      dependsOn?: {
        /** Format: uuid */
        id: string
        namespace: string
        name: string
        dependencyType?: string
        sequenceTriggerRule?: string
        statusTriggerRule?: string
        triggerRule?: string
        sources?: string[]
      }[]
      dependents?: {
        /** Format: uuid */
        id: string
        namespace: string
        name: string
        dependencyType?: string
        sequenceTriggerRule?: string
        statusTriggerRule?: string
        triggerRule?: string
        sources?: string[]
      }[]
      /** @description The names of lists that are cut at 1,000 items. */
      cut?: string[]
      /** @description Facets without a field of their own, as the producers sent them. */
      facets?: {
        [key: string]: unknown
      }
      /** @description The time of the last edit in milliseconds since 1970, or 0. Use it in `If-Match`. */
      version: number
    }
    RunDetail: {
      /** Format: uuid */
      id: string
      name?: string
      status?: string
      description?: string
      producer?: string
      startedAt?: components['schemas']['Time']
      endedAt?: components['schemas']['Time']
      durationMs?: number
      endedReason?: string
      lastEventAt?: components['schemas']['Time']
      firstSeen?: components['schemas']['Time']
      job?: components['schemas']['NamedThing']
      externalId?: string
      attempt?: number
      nominalStart?: components['schemas']['Time']
      nominalEnd?: components['schemas']['Time']
      logUrl?: string
      runner?: {
        /** Format: uuid */
        id: string
        type?: string
        version?: string
        location?: components['schemas']['Location']
      }
      user?: {
        /** Format: uuid */
        id: string
        name?: string
        firstSeen?: components['schemas']['Time']
      }
      parents?: components['schemas']['Run'][]
      children?: components['schemas']['Run'][]
      /** @description Whether the list is cut. */
      childrenCut?: boolean
      /** @description Facets without a field of their own, as the producers sent them. */
      facets?: {
        [key: string]: unknown
      }
    }
    Location: {
      /** Format: uuid */
      id: string
      type?: string
      name?: string
      firstSeen?: components['schemas']['Time']
    }
    Operation: {
      /** Format: uuid */
      id: string
      name?: string
      status?: string
      description?: string
      producer?: string
      startedAt?: components['schemas']['Time']
      endedAt?: components['schemas']['Time']
      durationMs?: number
      endedReason?: string
      lastEventAt?: components['schemas']['Time']
      firstSeen?: components['schemas']['Time']
      job?: components['schemas']['NamedThing']
      type?: string
      position?: number
      group?: string
      counts?: boolean
      omittedPairs?: number
      /** Format: uuid */
      run?: string
    }
    OperationDetail: {
      /** Format: uuid */
      id: string
      name?: string
      status?: string
      description?: string
      producer?: string
      startedAt?: components['schemas']['Time']
      endedAt?: components['schemas']['Time']
      durationMs?: number
      endedReason?: string
      lastEventAt?: components['schemas']['Time']
      firstSeen?: components['schemas']['Time']
      job?: components['schemas']['NamedThing']
      type?: string
      position?: number
      group?: string
      counts?: boolean
      omittedPairs?: number
      /** Format: uuid */
      run?: string
      sql?: string
      reads: {
        /** @enum {string} */
        kind: 'read' | 'wrote'
        startedAt?: components['schemas']['Time']
        endedAt?: components['schemas']['Time']
        durationMs?: number
        types?: string[]
        numRows?: number
        numBytes?: number
        numFiles?: number
        version?: string
        /** @description The first 100 by name. */
        partitions?: string[]
        /** @description The total number, if it is more than 100. */
        partitionCount?: number
        /** @description Only a facet such as columnLineage names the dataset. */
        implied?: boolean
        /** @description Whether it makes lineage. A failed run does not. */
        counts?: boolean
        /** Format: uuid */
        schema?: string
        dataset?: components['schemas']['NamedThing']
        /** @description Facets without a field of their own, as the producers sent them. */
        facets?: {
          [key: string]: unknown
        }
      }[]
      writes: {
        /** @enum {string} */
        kind: 'read' | 'wrote'
        startedAt?: components['schemas']['Time']
        endedAt?: components['schemas']['Time']
        durationMs?: number
        types?: string[]
        numRows?: number
        numBytes?: number
        numFiles?: number
        version?: string
        /** @description The first 100 by name. */
        partitions?: string[]
        /** @description The total number, if it is more than 100. */
        partitionCount?: number
        /** @description Only a facet such as columnLineage names the dataset. */
        implied?: boolean
        /** @description Whether it makes lineage. A failed run does not. */
        counts?: boolean
        /** Format: uuid */
        schema?: string
        dataset?: components['schemas']['NamedThing']
        /** @description Facets without a field of their own, as the producers sent them. */
        facets?: {
          [key: string]: unknown
        }
      }[]
      /** @description Whether the list is cut. */
      cut?: boolean
      /** @description Facets without a field of their own, as the producers sent them. */
      facets?: {
        [key: string]: unknown
      }
    }
    LocationDetail: {
      /** Format: uuid */
      id: string
      type?: string
      name?: string
      firstSeen?: components['schemas']['Time']
      addresses?: string[]
    }
    Storage: {
      /** Format: uuid */
      id: string
      name?: string
      location?: components['schemas']['Location']
      firstSeen?: components['schemas']['Time']
    }
    User: {
      /** Format: uuid */
      id: string
      name?: string
      firstSeen?: components['schemas']['Time']
    }
    Tag: {
      /** Format: uuid */
      id: string
      name?: string
      value?: string
      firstSeen?: components['schemas']['Time']
    }
    Schema: {
      /** Format: uuid */
      id: string
      fields: {
        name: string
        type?: string
        description?: string
      }[]
      firstSeen?: components['schemas']['Time']
    }
    SchemaDetail: {
      /** Format: uuid */
      id: string
      fields: {
        name: string
        type?: string
        description?: string
      }[]
      firstSeen?: components['schemas']['Time']
      datasets: components['schemas']['NamedThing'][]
      /** @description Whether the list is cut. */
      datasetsCut?: boolean
    }
    DescriptionEdit: {
      /** @description Null removes the description by a person, so that the one of the producers is shown again. */
      description: string | null
    }
    /** @description An entry of the audit log. Entries never change. */
    Edit: {
      /** Format: uuid */
      id: string
      at: components['schemas']['Time']
      /** @description The name of a key, the subject of a token, or `local` on a server without keys. */
      who: string
      /** @description The id of the key; absent for the key in the settings and for tokens. */
      key?: string
      /** @enum {string} */
      kind: 'dataset' | 'job' | 'column' | 'key' | 'query'
      /** @description Keys and saved queries have no namespace. */
      thing: {
        /** Format: uuid */
        id: string
        namespace?: string
        dataset?: string
        name: string
      }
      /** @enum {string} */
      aspect: 'description' | 'tag' | 'owner' | 'alias' | 'deletion' | 'access' | 'definition'
      /** @description Absent if there was no value. */
      before?:
        | string
        | {
            namespace?: string
            name: string
            value?: string
            type?: string
          }
        | {
            id: string
            scopes: string[]
            namespaces?: string[]
            expiresAt?: components['schemas']['Time']
          }
        | {
            text: string
            description?: string
            params?: ({
              name: string
            } & {
              [key: string]: unknown
            })[]
          }
      /** @description Absent if the value was removed. */
      after?:
        | string
        | {
            namespace?: string
            name: string
            value?: string
            type?: string
          }
        | {
            id: string
            scopes: string[]
            namespaces?: string[]
            expiresAt?: components['schemas']['Time']
          }
        | {
            text: string
            description?: string
            params?: ({
              name: string
            } & {
              [key: string]: unknown
            })[]
          }
    }
    /** @description A refused event or item. */
    DeadLetter: {
      /** Format: uuid */
      id: string
      /** @enum {string} */
      kind: 'event' | 'entity'
      /** @description The key, token or address of the sender; absent if an earlier version stored it. */
      sender?: string
      receivedAt: components['schemas']['Time']
      /** @description The `type` of the problem that the sender got. */
      problem: string
      reason: string
      path?: string
      /** @description The size of the body in bytes. */
      size: number
      /** @description Whether only the first 4 MiB are stored. */
      truncated: boolean
      body: string
      /** @enum {string} */
      encoding: 'utf-8' | 'base64'
    }
    /** @description The result of a replay. */
    Replayed: {
      id: string
      /** @enum {string} */
      status: 'success' | 'failure'
      made?: {
        entity: string
        /**
         * Format: uuid
         * @description The id for later items. Except for operations, it is also the id of the node or edge.
         */
        id: string
        /**
         * Format: uuid
         * @description Only for operations: the id of the node.
         */
        operationId?: string
      }
      warnings?: string[]
      reason?: string
      path?: string
      retriable?: boolean
    }
    /** @description A maintenance task, which runs after its request has ended. */
    Task: {
      /** Format: uuid */
      id: string
      /** @enum {string} */
      kind: 'verify' | 'rebuild' | 'backup' | 'prune' | 'redact'
      /** @enum {string} */
      state: 'running' | 'done' | 'failed'
      startedAt: components['schemas']['Time']
      endedAt?: components['schemas']['Time']
      /** @description The progress of the current step. Each step starts again at 0. */
      progress?: {
        /** @enum {string} */
        doing: 'reading' | 'deriving' | 'comparing' | 'repairing' | 'copying' | 'looking at'
        done: number
        total: number
        unit: string
      }
      result?: {
        rows?: number
        differences?: number
        listed?: {
          /** @enum {string} */
          kind: 'missing' | 'unfounded' | 'different'
          row: string
          id: string
          /** @description A stored row. */
          stored?: {
            [key: string]: unknown
          }
          /** @description A stored row. */
          expected?: {
            [key: string]: unknown
          }
        }[]
        repaired?: number
        /** @description Deleted runs; with `dryRun`, those that would be deleted. */
        runs?: number
        operations?: number
        interactions?: number
        /** @description Redacted rows; with `dryRun`, those that would be redacted. */
        redacted?: number
        /** @description Redacted refused events. */
        letters?: number
        dryRun?: boolean
        /** @description The path of the backup. */
        file?: string
        bytes?: number
      }
      /** @description Why the task failed. */
      reason?: string
    }
    /** @description The checks of a server and its store. */
    Examination: {
      /**
       * @description The worst of the checks.
       * @enum {string}
       */
      state: 'ok' | 'warning' | 'failure'
      at: components['schemas']['Time']
      checks: {
        name: string
        /** @enum {string} */
        state: 'ok' | 'warning' | 'failure'
        message: string
        /** @description What to do. Only for warnings and failures. */
        remedy?: string
      }[]
    }
    KeyList: {
      keys: components['schemas']['Key'][]
    }
    Key: {
      id: string
      name: string
      scopes: ('read' | 'ingest' | 'edit' | 'admin')[]
      /** @description patterns of the namespaces that its events and entities may use; absent: all */
      namespaces?: string[]
      /** @enum {string} */
      state: 'active' | 'expired' | 'revoked'
      /** Format: date-time */
      createdAt: string
      /** Format: date-time */
      expiresAt?: string
      /** Format: date-time */
      revokedAt?: string
      /**
       * Format: date-time
       * @description the hour in which it was last used
       */
      lastUsedAt?: string
    }
    KeyRequest: {
      name: string
      scopes: ('read' | 'ingest' | 'edit' | 'admin')[]
      namespaces?: string[]
      /** Format: date-time */
      expiresAt?: string
    }
    MadeKey: {
      id: string
      name: string
      scopes: ('read' | 'ingest' | 'edit' | 'admin')[]
      /** @description patterns of the namespaces that its events and entities may use; absent: all */
      namespaces?: string[]
      /** @enum {string} */
      state: 'active' | 'expired' | 'revoked'
      /** Format: date-time */
      createdAt: string
      /** Format: date-time */
      expiresAt?: string
      /** Format: date-time */
      revokedAt?: string
      /**
       * Format: date-time
       * @description the hour in which it was last used
       */
      lastUsedAt?: string
      /** @description what its holder sends; shown only in this response */
      key: string
    }
    /** @description The caller and its permissions. */
    Me: {
      /** @description The name in the audit log; `local` on a server without keys. */
      who: string
      /**
       * @description `anyone` on a server without keys, `static` for the key in the settings of the server.
       * @enum {string}
       */
      kind: 'anyone' | 'static' | 'key' | 'token'
      /** @description Includes implied scopes. */
      scopes: ('read' | 'ingest' | 'edit' | 'admin')[]
      /** @description Patterns of the namespaces that events may use; absent: all. */
      namespaces?: string[]
    }
    /** @description An error (RFC 9457). */
    Problem: {
      /** @description `/problems/NAME`. The meaning of a type never changes. */
      type: string
      title: string
      status: number
      detail: string
      /** @description The command to continue with, such as `tributary help security keys`, which prints documentation. */
      next: string
      requestId: string
      /** @description The wrong part of the request. */
      path?: string
      diagnostics?: components['schemas']['Note'][]
      errors?: {
        path: string
        message: string
        /** @description What the event has there, cut to 80 characters. */
        found?: string
        /** @description What the event must have there. */
        expected?: string
      }[]
      available?: string[]
      callers?: string[]
      /** @description The present state of the entity to edit. */
      current?: {
        [key: string]: unknown
      }
    } & {
      [key: string]: unknown
    }
  }
  responses: {
    /** @description A problem (RFC 9457). */
    Problem: {
      headers: {
        [name: string]: unknown
      }
      content: {
        'application/problem+json': components['schemas']['Problem']
      }
    }
  }
  parameters: never
  requestBodies: never
  headers: never
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  sendEvent: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json':
          | ({
              /** @description an ISO 8601 time, such as 2026-11-01T10:00:00Z */
              eventTime: string | number
              run: {
                runId: string
              } & {
                [key: string]: unknown
              }
              job: {
                namespace: string
                name: string
              } & {
                [key: string]: unknown
              }
            } & {
              [key: string]: unknown
            })
          | ({
              /** @description an ISO 8601 time, such as 2026-11-01T10:00:00Z */
              eventTime: string | number
              job: {
                namespace: string
                name: string
              } & {
                [key: string]: unknown
              }
            } & {
              [key: string]: unknown
            })
          | ({
              /** @description an ISO 8601 time, such as 2026-11-01T10:00:00Z */
              eventTime: string | number
              dataset: {
                namespace: string
                name: string
              } & {
                [key: string]: unknown
              }
            } & {
              [key: string]: unknown
            })
      }
    }
    responses: {
      /** @description The event is stored: the answer comes after the commit. */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @constant */
            status: 'success'
            warnings?: string[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  sendEvents: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json':
          | unknown[]
          | {
              [key: string]: unknown
            }
        'application/x-ndjson': string
      }
    }
    responses: {
      /** @description The result, after the last commit: counts, and the failed events. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'success' | 'partial_success' | 'failure'
            summary: {
              received: number
              successful: number
              failed: number
              /** @description Refused items beyond the limit, which are not stored for a replay. */
              not_kept?: number
            }
            failed_events: {
              /** @description From 0; in NDJSON, among the lines that are not blank. */
              index: number
              reason: string
              path?: string
              /** @description All faults of the identity of an event. */
              errors?: {
                path: string
                message: string
                /** @description What the event has there, cut to 80 characters. */
                found?: string
                /** @description What the event must have there. */
                expected?: string
              }[]
              retriable: boolean
            }[]
            warnings?: {
              index: number
              message: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  sendEntities: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json':
          | unknown[]
          | {
              [key: string]: unknown
            }
        'application/x-ndjson': string
      }
    }
    responses: {
      /** @description The result, after the last commit: the created entities, and the failed items. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'success' | 'partial_success' | 'failure'
            summary: {
              received: number
              successful: number
              failed: number
              /** @description Refused items beyond the limit, which are not stored for a replay. */
              not_kept?: number
            }
            results: {
              entity: string
              /**
               * Format: uuid
               * @description The id for later items. Except for operations, it is also the id of the node or edge.
               */
              id: string
              /**
               * Format: uuid
               * @description Only for operations: the id of the node.
               */
              operationId?: string
              index: number
            }[]
            failed_items: {
              /** @description From 0; in NDJSON, among the lines that are not blank. */
              index: number
              reason: string
              path?: string
              /** @description All faults of the identity of an event. */
              errors?: {
                path: string
                message: string
                /** @description What the event has there, cut to 80 characters. */
                found?: string
                /** @description What the event must have there. */
                expected?: string
              }[]
              retriable: boolean
            }[]
            warnings?: {
              index: number
              message: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getEntitySchema: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The schema (JSON Schema draft 2020-12). */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/schema+json': {
            [key: string]: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  query: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          query:
            | string
            | {
                [key: string]: unknown
              }
          params?: {
            [key: string]: (string | number) | (string | number)[]
          }
          limits?: {
            nodes?: number
            edges?: number
            timeMs?: number
          }
        }
        'text/plain': string
      }
    }
    responses: {
      /** @description The answer, in the format of `Accept`. */
      200: {
        headers: {
          /** @description Whether the answer is complete: true or false. Absent for a plan. */
          'Tributary-Complete'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Answer']
          'text/plain': string
          'text/vnd.tributary.tree': string
          'text/vnd.tributary.table': string
          'text/csv': string
          'text/vnd.graphviz': string
          'text/vnd.mermaid': string
          'application/x-ndjson': string
          'application/graphml+xml': string
          'application/vnd.tributary.openlineage+x-ndjson': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  explain: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          query:
            | string
            | {
                [key: string]: unknown
              }
          params?: {
            [key: string]: (string | number) | (string | number)[]
          }
          limits?: {
            nodes?: number
            edges?: number
            timeMs?: number
          }
        }
        'text/plain': string
      }
    }
    responses: {
      /** @description The answer, in the format of `Accept`. */
      200: {
        headers: {
          /** @description Whether the answer is complete: true or false. Absent for a plan. */
          'Tributary-Complete'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Answer']
          'text/plain': string
          'text/vnd.tributary.tree': string
          'text/vnd.tributary.table': string
          'text/csv': string
          'text/vnd.graphviz': string
          'text/vnd.mermaid': string
          'application/x-ndjson': string
          'application/graphml+xml': string
          'application/vnd.tributary.openlineage+x-ndjson': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  search: {
    parameters: {
      query: {
        q: string
        kind?: ('dataset' | 'job' | 'column' | 'tag' | 'user' | 'namespace')[]
        limit?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The results, best first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Found'][]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  complete: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          query: string
          /** @description A UTF-16 offset in the query. */
          caret: number
          limit?: number
        }
      }
    }
    responses: {
      /** @description The completions, best first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            span: components['schemas']['Span']
            items: {
              label: string
              insert: string
              /** @enum {string} */
              kind:
                | 'keyword'
                | 'sign'
                | 'field'
                | 'value'
                | 'let'
                | 'parameter'
                | 'saved'
                | 'dataset'
                | 'job'
                | 'column'
                | 'namespace'
                | 'tag'
                | 'owner'
              detail: string
            }[]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  hover: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          query: string
          /** @description A UTF-16 offset in the query. */
          caret: number
        }
      }
    }
    responses: {
      /** @description The explanation as Markdown; empty if there is none. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            span: components['schemas']['Span']
            markdown: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  format: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          query: string
          width?: number
        }
        'text/plain': string
      }
    }
    responses: {
      /** @description The formatted query, in the format of `Accept`. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            text: string
          }
          'text/plain': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  parse: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          query: string
          /** @description Whether each node of the tree has its span in the text. */
          spans?: boolean
        }
        'text/plain': string
      }
    }
    responses: {
      /** @description The syntax tree of the query. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description The text in canonical form. */
            query: string
            /** @description `/api/v1/parse/schema` has its schema. */
            tree: {
              [key: string]: unknown
            }
            notes: components['schemas']['Note'][]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getQueryTreeSchema: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The schema (JSON Schema draft 2020-12). */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/schema+json': {
            [key: string]: unknown
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  listSavedQueries: {
    parameters: {
      query?: {
        limit?: number
        after?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            queries: components['schemas']['SavedQuery'][]
            /** @description The `after` of the next page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getSavedQuery: {
    parameters: {
      query?: never
      header?: never
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The query. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SavedQuery']
        }
      }
      default: components['responses']['Problem']
    }
  }
  saveQuery: {
    parameters: {
      query?: never
      header?: never
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          text: string
          description?: string
          params?: {
            name: string
            /** @enum {string} */
            kind?: 'text' | 'number' | 'duration' | 'time' | 'list'
            description?: string
            default?: (string | number) | (string | number)[]
          }[]
        }
        'text/plain': string
      }
    }
    responses: {
      /** @description The query replaced an existing one. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            name: string
            text: string
            description?: string
            params: {
              name: string
              /** @enum {string} */
              kind?: 'text' | 'number' | 'duration' | 'time' | 'list'
              description?: string
              default?: string | number | (string | number)[]
            }[]
            savedAt: components['schemas']['Time']
            /** @description The id of the key that created it; absent without a key. */
            createdBy?: string
            notes: components['schemas']['Note'][]
          }
        }
      }
      /** @description The query is new. */
      201: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            name: string
            text: string
            description?: string
            params: {
              name: string
              /** @enum {string} */
              kind?: 'text' | 'number' | 'duration' | 'time' | 'list'
              description?: string
              default?: string | number | (string | number)[]
            }[]
            savedAt: components['schemas']['Time']
            /** @description The id of the key that created it; absent without a key. */
            createdBy?: string
            notes: components['schemas']['Note'][]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  deleteSavedQuery: {
    parameters: {
      query?: {
        /** @description Deletes it even if other saved queries call it. */
        force?: boolean
      }
      header?: never
      path: {
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The name of the deleted query. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            deleted: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  listColumnsOfDataset: {
    parameters: {
      query?: {
        limit?: number
        cursor?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Column'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  listSchemasOfDataset: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The schemas, newest first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              /** Format: uuid */
              schema: string
              dataset: components['schemas']['NamedThing']
              /**
               * @description Whether an event with a write, a read, or neither reported it.
               * @enum {string}
               */
              role: 'written' | 'read' | 'declared'
              firstSeen?: components['schemas']['Time']
              lastSeen?: components['schemas']['Time']
              firstAt?: components['schemas']['Time']
              lastAt?: components['schemas']['Time']
              fields: {
                name: string
                type?: string
                description?: string
              }[]
              /** @description The difference to the previous version; absent for the first. */
              changes?: {
                added?: string[]
                removed?: string[]
                retyped?: {
                  name: string
                  from?: string
                  to?: string
                }[]
                moved?: {
                  name: string
                  from: number
                  to: number
                }[]
              }
            }[]
            /** @description Whether the answer covers all data. */
            complete: boolean
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  listInteractionsOfDataset: {
    parameters: {
      query?: {
        kind?: 'read' | 'wrote'
        job?: string
        since?: string
        until?: string
        limit?: number
        cursor?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Interaction'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getStatisticsOfDataset: {
    parameters: {
      query?: {
        by?: 'day' | 'run'
        since?: string
        until?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The sums, oldest first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @enum {string} */
            by: 'day' | 'run'
            window: {
              since: components['schemas']['Time']
              until: components['schemas']['Time']
            }
            points: {
              day?: string
              reads?: {
                count: number
                numRows?: number
                numBytes?: number
                numFiles?: number
              }
              writes?: {
                count: number
                numRows?: number
                numBytes?: number
                numFiles?: number
              }
              /** @enum {string} */
              kind?: 'read' | 'wrote'
              startedAt?: components['schemas']['Time']
              endedAt?: components['schemas']['Time']
              numRows?: number
              numBytes?: number
              numFiles?: number
              job?: components['schemas']['NamedThing']
              /** Format: uuid */
              run?: string
              /** Format: uuid */
              operation?: string
            }[]
            /** @description Whether the answer covers all data. */
            complete: boolean
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  listRunsOfJob: {
    parameters: {
      query?: {
        status?: 'running' | 'succeeded' | 'failed' | 'killed'
        parent?: string
        externalId?: string
        since?: string
        until?: string
        sort?: 'startedAt' | 'oldest' | 'longest'
        limit?: number
        cursor?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Run'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  listVersionsOfJob: {
    parameters: {
      query?: {
        limit?: number
        cursor?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page, newest run first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: {
              run: components['schemas']['Run']
              inputs: {
                dataset: components['schemas']['NamedThing']
                version?: string
                types?: string[]
                numRows?: number
                numBytes?: number
                numFiles?: number
                /** Format: uuid */
                schema?: string
              }[]
              outputs: {
                dataset: components['schemas']['NamedThing']
                version?: string
                types?: string[]
                numRows?: number
                numBytes?: number
                numFiles?: number
                /** Format: uuid */
                schema?: string
              }[]
              /** @description Whether the answer covers all data. */
              complete: boolean
            }[]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getHistoryOfJob: {
    parameters: {
      query?: {
        since?: string
        until?: string
      }
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The days, oldest first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            window: {
              since: components['schemas']['Time']
              until: components['schemas']['Time']
            }
            total: {
              runs: number
              statuses: {
                [key: string]: number
              }
              durationMs?: {
                min: number
                median: number
                max: number
              }
            }
            days: {
              day: string
              runs: number
              statuses: {
                [key: string]: number
              }
              durationMs?: {
                min: number
                median: number
                max: number
              }
            }[]
            /** @description Whether the answer covers all data. */
            complete: boolean
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getTreeOfRun: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The tree. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description The nearest ancestor first. */
            ancestors: components['schemas']['Run'][]
            run: components['schemas']['TreeRun']
            /** @description Whether the answer covers all data. */
            complete: boolean
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  describe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json':
          | {
              /** @constant */
              kind: 'dataset'
              ids: string[]
              /** @description Fields of the query language that this kind has. */
              fields: (
                | 'upstreams'
                | 'downstreams'
                | 'firstSeen'
                | 'type'
                | 'format'
                | 'storage'
                | 'location'
                | 'tag'
                | 'owner'
                | 'description'
                | 'column'
                | 'schema'
                | 'lastRead'
                | 'lastWritten'
                | 'status'
              )[]
            }
          | {
              /** @constant */
              kind: 'column'
              ids: string[]
              /** @description Fields of the query language that this kind has. */
              fields: ('upstreams' | 'downstreams' | 'firstSeen' | 'type' | 'tag' | 'owner' | 'description')[]
            }
          | {
              /** @constant */
              kind: 'job'
              ids: string[]
              /** @description Fields of the query language that this kind has. */
              fields: (
                | 'upstreams'
                | 'downstreams'
                | 'firstSeen'
                | 'type'
                | 'location'
                | 'tag'
                | 'owner'
                | 'description'
                | 'status'
                | 'lastRun'
                | 'producer'
              )[]
            }
          | {
              /** @constant */
              kind: 'run'
              ids: string[]
              /** @description Fields of the query language that this kind has. */
              fields: (
                | 'upstreams'
                | 'downstreams'
                | 'firstSeen'
                | 'type'
                | 'status'
                | 'producer'
                | 'job'
                | 'startedAt'
                | 'endedAt'
                | 'duration'
                | 'externalId'
              )[]
            }
          | {
              /** @constant */
              kind: 'operation'
              ids: string[]
              /** @description Fields of the query language that this kind has. */
              fields: (
                | 'upstreams'
                | 'downstreams'
                | 'firstSeen'
                | 'type'
                | 'status'
                | 'producer'
                | 'job'
                | 'startedAt'
                | 'endedAt'
                | 'duration'
                | 'externalId'
              )[]
            }
      }
    }
    responses: {
      /** @description The entities that exist, in the order of the request. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['DescribedThing'][]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getActivity: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': {
          ids: string[]
          /**
           * Started at this time or later.
           * Format: date-time
           */
          since?: string
          /**
           * Started at this time or earlier.
           * Format: date-time
           */
          until?: string
        }
      }
    }
    responses: {
      /** @description The days with edges, oldest first. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            window: {
              since: components['schemas']['Time']
              until: components['schemas']['Time']
            }
            /** @description The UTC days of the window with new edges, and their number. */
            days: {
              day: string
              edges: number
            }[]
            /** @description The time of the first edge, in the window or before it. */
            firstAt?: components['schemas']['Time']
            /** @description The time of the last edge, at most now. */
            lastAt?: components['schemas']['Time']
            /** @description Whether the answer covers all data. */
            complete: boolean
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  listDatasets: {
    parameters: {
      query?: {
        namespace?: string
        prefix?: string
        type?: string
        format?: string
        tag?: string
        tagValue?: string
        owner?: string
        storage?: string
        location?: string
        includeDeleted?: boolean
        sort?: 'name' | 'firstSeen'
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Dataset'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDatasetByName: {
    parameters: {
      query: {
        namespace: string
        name: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDataset: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  deleteDataset: {
    parameters: {
      query?: never
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  describeDataset: {
    parameters: {
      query?: never
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['DescriptionEdit']
      }
    }
    responses: {
      /** @description The edited dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  listColumns: {
    parameters: {
      query?: {
        dataset?: string
        name?: string
        prefix?: string
        tag?: string
        tagValue?: string
        includeDeleted?: boolean
        sort?: 'name'
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Column'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getColumnByName: {
    parameters: {
      query: {
        namespace: string
        dataset: string
        name: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The column. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ColumnDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  getColumn: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The column. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ColumnDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  describeColumn: {
    parameters: {
      query?: never
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['DescriptionEdit']
      }
    }
    responses: {
      /** @description The edited column. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ColumnDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  listJobs: {
    parameters: {
      query?: {
        namespace?: string
        prefix?: string
        type?: string
        producer?: string
        tag?: string
        tagValue?: string
        owner?: string
        location?: string
        includeDeleted?: boolean
        sort?: 'name' | 'firstSeen'
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Job'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getJobByName: {
    parameters: {
      query: {
        namespace: string
        name: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The job. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['JobDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  getJob: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The job. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['JobDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  deleteJob: {
    parameters: {
      query?: never
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited job. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['JobDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  describeJob: {
    parameters: {
      query?: never
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['DescriptionEdit']
      }
    }
    responses: {
      /** @description The edited job. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['JobDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  listRuns: {
    parameters: {
      query?: {
        job?: string
        status?: 'running' | 'succeeded' | 'failed' | 'killed'
        parent?: string
        externalId?: string
        since?: string
        until?: string
        sort?: 'startedAt' | 'oldest' | 'longest'
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Run'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getRun: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The run. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RunDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  listOperations: {
    parameters: {
      query?: {
        run?: string
        job?: string
        status?: 'running' | 'succeeded' | 'failed' | 'killed'
        since?: string
        until?: string
        sort?: 'startedAt'
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Operation'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getOperation: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The operation. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['OperationDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  listLocations: {
    parameters: {
      query?: {
        prefix?: string
        type?: string
        sort?: 'name'
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Location'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getLocationByName: {
    parameters: {
      query: {
        type: string
        name?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The location. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['LocationDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  getLocation: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The location. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['LocationDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  listStorages: {
    parameters: {
      query?: {
        prefix?: string
        location?: string
        sort?: 'name'
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Storage'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getStorage: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The storage. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Storage']
        }
      }
      default: components['responses']['Problem']
    }
  }
  listUsers: {
    parameters: {
      query?: {
        prefix?: string
        sort?: 'name'
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['User'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getUserByName: {
    parameters: {
      query: {
        name: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The user. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['User']
        }
      }
      default: components['responses']['Problem']
    }
  }
  getUser: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The user. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['User']
        }
      }
      default: components['responses']['Problem']
    }
  }
  listTags: {
    parameters: {
      query?: {
        prefix?: string
        sort?: 'name'
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Tag'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getTagByName: {
    parameters: {
      query: {
        name: string
        value?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The tag. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Tag']
        }
      }
      default: components['responses']['Problem']
    }
  }
  getTag: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The tag. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Tag']
        }
      }
      default: components['responses']['Problem']
    }
  }
  listSchemas: {
    parameters: {
      query?: {
        sort?: 'firstSeen'
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Schema'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getSchema: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The schema. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['SchemaDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  tagDataset: {
    parameters: {
      query?: {
        value?: string
      }
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  untagDataset: {
    parameters: {
      query?: {
        value?: string
      }
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  tagJob: {
    parameters: {
      query?: {
        value?: string
      }
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited job. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['JobDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  untagJob: {
    parameters: {
      query?: {
        value?: string
      }
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited job. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['JobDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  tagColumn: {
    parameters: {
      query?: {
        value?: string
      }
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited column. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ColumnDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  untagColumn: {
    parameters: {
      query?: {
        value?: string
      }
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited column. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ColumnDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  ownDataset: {
    parameters: {
      query?: {
        type?: string
      }
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  disownDataset: {
    parameters: {
      query?: never
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  ownJob: {
    parameters: {
      query?: {
        type?: string
      }
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited job. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['JobDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  disownJob: {
    parameters: {
      query?: never
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
        name: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited job. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['JobDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  aliasDataset: {
    parameters: {
      query: {
        namespace: string
        name: string
      }
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  unaliasDataset: {
    parameters: {
      query: {
        namespace: string
        name: string
      }
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  restoreDataset: {
    parameters: {
      query?: never
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited dataset. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DatasetDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  restoreJob: {
    parameters: {
      query?: never
      header?: {
        /** @description The `version` of the entity that the edit is based on, in quotes. If the entity has another version, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The edited job. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['JobDetail']
        }
      }
      default: components['responses']['Problem']
    }
  }
  listEdits: {
    parameters: {
      query?: {
        kind?: 'dataset' | 'job' | 'column' | 'key' | 'query'
        id?: string
        who?: string
        since?: string
        until?: string
        limit?: number
        cursor?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            items: components['schemas']['Edit'][]
            /** @description The `cursor` of the next page; absent on the last page. */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  listDeadLetters: {
    parameters: {
      query?: {
        limit?: number
        before?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description One page, with the first 2,000 characters of each body. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            letters: {
              /** Format: uuid */
              id: string
              /** @enum {string} */
              kind: 'event' | 'entity'
              /** @description The key, token or address of the sender; absent if an earlier version stored it. */
              sender?: string
              receivedAt: components['schemas']['Time']
              /** @description The `type` of the problem that the sender got. */
              problem: string
              reason: string
              path?: string
              /** @description The size of the body in bytes. */
              size: number
              /** @description Whether only the first 4 MiB are stored. */
              truncated: boolean
              body: string
              /** @enum {string} */
              encoding: 'utf-8' | 'base64'
              bodyCut: boolean
            }[]
            /**
             * Format: uuid
             * @description The `before` of the next page.
             */
            next?: string
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  dropDeadLetters: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The number of deleted events. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            dropped: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getDeadLetter: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The refused event or item. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['DeadLetter']
        }
      }
      default: components['responses']['Problem']
    }
  }
  dropDeadLetter: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The number of deleted events: 1. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            dropped: number
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  replayDeadLetter: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The result. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Replayed']
        }
      }
      default: components['responses']['Problem']
    }
  }
  replayDeadLetters: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: {
      content: {
        'application/json': {
          ids?: string[]
        }
      }
    }
    responses: {
      /** @description The result of each. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            summary: {
              replayed: number
              successful: number
              failed: number
            }
            results: components['schemas']['Replayed'][]
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  verify: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The task has started. */
      202: {
        headers: {
          /** @description The path of the task. */
          Location?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Task']
        }
      }
      default: components['responses']['Problem']
    }
  }
  rebuild: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The task has started. */
      202: {
        headers: {
          /** @description The path of the task. */
          Location?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Task']
        }
      }
      default: components['responses']['Problem']
    }
  }
  backup: {
    parameters: {
      query?: {
        /** @description a file name of at most 100 letters, digits, -, _ and . */
        file?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The task has started. */
      202: {
        headers: {
          /** @description The path of the task. */
          Location?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Task']
        }
      }
      default: components['responses']['Problem']
    }
  }
  prune: {
    parameters: {
      query: {
        /** @description a time such as 12h, 90d or 8w */
        keep: string
        /** @description only counts, deletes nothing */
        dryRun?: boolean
        /** @description deletes runs even if the newest event is more than 7 days old, which can mean that the clock is wrong */
        force?: boolean
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The task has started. */
      202: {
        headers: {
          /** @description The path of the task. */
          Location?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Task']
        }
      }
      default: components['responses']['Problem']
    }
  }
  redact: {
    parameters: {
      query?: {
        /** @description only counts, changes nothing */
        dryRun?: boolean
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The task has started. */
      202: {
        headers: {
          /** @description The path of the task. */
          Location?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Task']
        }
      }
      default: components['responses']['Problem']
    }
  }
  getTask: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The task. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Task']
        }
      }
      default: components['responses']['Problem']
    }
  }
  examine: {
    parameters: {
      query?: {
        /** @description number of random rows to compare with the stored events */
        sample?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The result of each check, also of failed ones. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Examination']
        }
      }
      default: components['responses']['Problem']
    }
  }
  exportGraph: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description A header, every row, a trailer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/x-ndjson': string
        }
      }
      default: components['responses']['Problem']
    }
  }
  listKeys: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All keys, at most 1,000. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['KeyList']
        }
      }
      default: components['responses']['Problem']
    }
  }
  createKey: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['KeyRequest']
      }
    }
    responses: {
      /** @description The key. */
      201: {
        headers: {
          /** @description The path of the key, which `DELETE` revokes. */
          Location?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['MadeKey']
        }
      }
      default: components['responses']['Problem']
    }
  }
  revokeKey: {
    parameters: {
      query?: never
      header?: never
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The revoked key. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Key']
        }
      }
      default: components['responses']['Problem']
    }
  }
  getMe: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The caller. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Me']
        }
      }
      default: components['responses']['Problem']
    }
  }
  getHealth: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The process runs. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @constant */
            status: 'ok'
            version: string
            /** @enum {string} */
            store: 'embedded' | 'neo4j'
            events: {
              received: number
              stored: number
              refused: number
              unavailable: number
              failed: number
              warnings: number
              droppedFacets: number
              /** @description Events that wait for a commit, and their bytes. */
              queue: {
                events: number
                bytes: number
              }
            }
            /** @description Refused events and items since the start of the server. */
            deadLetters: {
              /** @description Stored for a replay. */
              kept: number
              /** @description Not stored, because their request had too many. */
              skipped: number
              /** @description Could not be stored. */
              lost: number
            }
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getReadiness: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The store can answer. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @constant */
            status: 'ready'
            /** @enum {string} */
            store: 'embedded' | 'neo4j'
          }
        }
      }
      default: components['responses']['Problem']
    }
  }
  getMetrics: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All metrics. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'text/plain': string
        }
      }
      default: components['responses']['Problem']
    }
  }
}
