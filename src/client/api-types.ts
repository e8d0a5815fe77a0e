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
     * Takes one OpenLineage event
     * @description These members name the event. Inputs, outputs and facets are read as far as they can be used; `warnings` of the answer tell what could not.
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
    /** Takes many OpenLineage events */
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
    /** Takes entities that come without OpenLineage */
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
    /** Shows how a query would be answered */
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
     * @description Each word must stand somewhere in the name, beside it (the namespace, a tag’s value, a column’s dataset) or in the description, in whatever case. Where nothing fits, what is nearly called so is found.
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
    /** Tells what may stand at a place of a query */
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
    /** Tells what a word of a query means */
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
    /** Lays a query out in lines */
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
    /** Reads a query as JSON */
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
    /** The JSON Schema of the tree of a query */
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
    /** Lists the columns of a dataset by their places */
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
    /** Lists the schemas that a dataset has had, and what each changed */
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
    /** Lists what read and wrote a dataset, the newest first */
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
    /** Sums up rows, bytes and files over time */
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
    /** Lists which versions of its inputs and outputs each run of a job read and wrote */
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
    /** Sums up how the runs of a job ended, and how long they took, day by day */
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
    /** Shows a run with all that it is part of, its parts, and what its operations did */
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
    /** Shows fields of many things of one kind, by their ids */
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
     * Counts day by day what was read and written
     * @description Of the datasets and jobs whose ids are given: how many edges between jobs and datasets were made on each UTC day of a window, which is the last three years where nothing is said, and no longer. Ids of nothing are passed by.
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
    /** Shows one dataset by what names it */
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
    /** Deletes a dataset, until something newer is told of it */
    delete: operations['deleteDataset']
    options?: never
    head?: never
    /** Describes a dataset */
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
    /** Shows one column by what names it */
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
    /** Describes a column */
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
    /** Shows one job by what names it */
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
    /** Deletes a job, until something newer is told of it */
    delete: operations['deleteJob']
    options?: never
    head?: never
    /** Describes a job */
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
    /** Shows one location by what names it */
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
    /** Shows one user by what names it */
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
    /** Shows one tag by what names it */
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
    /** Gives a tag to a dataset */
    put: operations['tagDataset']
    post?: never
    /** Takes a tag from a dataset */
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
    /** Gives a tag to a job */
    put: operations['tagJob']
    post?: never
    /** Takes a tag from a job */
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
    /** Gives a tag to a column */
    put: operations['tagColumn']
    post?: never
    /** Takes a tag from a column */
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
    /** Gives an owner to a dataset */
    put: operations['ownDataset']
    post?: never
    /** Takes an owner from a dataset */
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
    /** Gives an owner to a job */
    put: operations['ownJob']
    post?: never
    /** Takes an owner from a job */
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
    /** Says that two datasets are one */
    put: operations['aliasDataset']
    post?: never
    /** Says that two datasets are not one */
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
    /** Restores a dataset that was deleted */
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
    /** Restores a job that was deleted */
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
    /** Lists what people changed, keys and saved queries too, the newest first */
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
    /** Lists refused events and items, the newest first */
    get: operations['listDeadLetters']
    put?: never
    post?: never
    /** Drops all refused events */
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
    /** Drops a refused event */
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
    /** Takes a refused event again */
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
    /** Takes refused events again, all or some */
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
    /** Compares all that is derived with what the events give */
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
    /** Makes right what is derived and differs from what the events give */
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
    /** Copies an embedded store, as of now, into the folder for backups */
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
    /** Drops runs that ended long ago, with their operations and what those read and wrote */
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
    /** Tells how a task goes */
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
    /** Looks at the store, its versions, indexes, clock and disk, at keys and certificate, and at some rows */
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
     * Exports the graph and the saved queries of one instant, one JSON object a line
     * @description Without a last line `{"end": …}` the export was broken off. On Neo4j, writers wait until it has been read; a caller that reads nothing for a minute is dropped.
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
    /** Lists all keys, in the order in which they were made */
    get: operations['listKeys']
    put?: never
    /** Makes a key, which is told this once */
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
    /** Revokes a key: it is refused from now on */
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
    /** Who is asking, and what they may do */
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
    /** The process lives; its version, store and counters */
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
    /** Whether the store can answer */
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
    /** Numbers for Prometheus, in its text format */
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
    /** @description What a query gives. */
    Answer: components['schemas']['Graph'] | components['schemas']['Table'] | components['schemas']['Plan']
    /** @description What a query found, as nodes and edges. */
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
      /** @description Of `changes`: the window of the first look. */
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
    /** @description What is to be said of a query’s text, and where. */
    Note: {
      code: string
      /** @enum {string} */
      severity: 'error' | 'warning' | 'note'
      message: string
      span?: components['schemas']['Span']
      expected?: string[]
      hints?: string[]
      suggestions?: string[]
      /** @description To be asked instead, each a whole text. */
      queries?: string[]
    }
    /** @description A part of a query’s text, in UTF-16 offsets; `end` lies behind it. */
    Span: {
      start: number
      end: number
    }
    /** @description The time that was looked at; a bound that is absent is none. */
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
    /** @description A node of an answer; beside these it has the fields that the query asks for. */
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
      /** @description One more step would show what is not shown. */
      more?: boolean
      opaque?: boolean
      cycle?: number
      /** @enum {string} */
      change?: 'added' | 'removed' | 'kept'
    } & {
      [key: string]: unknown
    }
    /** @description An edge of an answer; the data flows from `from` to `to`. */
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
    /** @description What `count` and `show` give. */
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
      /** @description Of `changes`: the window of the first look. */
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
    /** @description How a query would be answered. */
    Plan: {
      /** @constant */
      kind: 'plan'
      query: string
      /** @description The plan as lines, for people. */
      outline: string
      /** @description The plan as data. */
      plan: unknown
      /** @description How many datasets and jobs were deleted, and are passed by; absent where none was. */
      deleted?: {
        datasets: number
        jobs: number
      }
      statements: {
        title: string
        /** @enum {string} */
        language: 'cypher' | 'sql'
        text: string
        params: {
          [key: string]: unknown
        }
      }[]
      /** @description Where the graph lies in Neo4j. */
      browser?: components['schemas']['Drawing']
      notes: components['schemas']['Note'][]
    }
    /** @description How to see the answer in Neo4j Browser. */
    Drawing:
      | {
          /** @constant */
          kind: 'statement'
          /** @description One statement, values and all, that draws the answer. */
          text: string
        }
      | {
          /** @constant */
          kind: 'refused'
          /** @description Why one statement cannot draw it. */
          why: string
          /** @description What comes closest. */
          instead: string
        }
    /** @description Something that fits, and how it does. */
    Found: {
      /** @enum {string} */
      kind: 'dataset' | 'job' | 'column' | 'tag' | 'user' | 'namespace'
      /**
       * Format: uuid
       * @description A namespace has none; a member of an identity group has that of the canonical one.
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
    /** @description A query under a name, called as `@name(param = value)`. */
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
      /** @description The id of the key that created it, where one did. */
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
    /** @description A dataset or job: enough to name it. */
    NamedThing: {
      /** Format: uuid */
      id: string
      namespace: string
      name: string
    }
    /** @description One operation’s reading or writing of one dataset. */
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
      /** @description Where there are more than are shown. */
      partitionCount?: number
      /** @description Only a statement names it, such as column lineage. */
      implied?: boolean
      /** @description Whether it makes lineage: what failed does not. */
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
      /** @description Facets without a place of their own, as their producers sent them. */
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
      /** @description There is more than is shown. */
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
      /** @description There is more than is shown. */
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
        /** @description Where there are more than are shown. */
        partitionCount?: number
        /** @description Only a statement names it, such as column lineage. */
        implied?: boolean
        /** @description Whether it makes lineage: what failed does not. */
        counts?: boolean
        /** Format: uuid */
        schema?: string
        dataset?: components['schemas']['NamedThing']
        /** @description Facets without a place of their own, as their producers sent them. */
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
        /** @description Where there are more than are shown. */
        partitionCount?: number
        /** @description Only a statement names it, such as column lineage. */
        implied?: boolean
        /** @description Whether it makes lineage: what failed does not. */
        counts?: boolean
        /** Format: uuid */
        schema?: string
        dataset?: components['schemas']['NamedThing']
        /** @description Facets without a place of their own, as their producers sent them. */
        facets?: {
          [key: string]: unknown
        }
      }[]
    }
    /** @description Each field that was asked for and that it has; a list where it has several values. */
    DescribedThing: {
      /** Format: uuid */
      id: string
    } & {
      [key: string]: (string | number | boolean) | (string | number | boolean)[]
    }
    Dataset: {
      /** @description It is deleted, until something newer is told of it. */
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
      /** @description It is deleted, until something newer is told of it. */
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
      /** @description Pairs of names that are stated to be one dataset. */
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
      /** @description Pairs that persons said are not one. */
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
      /** @description Facets without a place of their own, as their producers sent them. */
      facets?: {
        [key: string]: unknown
      }
      /** @description When it was last edited, in ms since 1970, or 0: what `If-Match` goes by. */
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
      /** @description When it was last edited, in ms since 1970, or 0: what `If-Match` goes by. */
      version: number
    }
    Job: {
      /** @description It is deleted, until something newer is told of it. */
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
      /** @description It is deleted, until something newer is told of it. */
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
      /** @description The lists that show 1,000 of more. */
      cut?: string[]
      /** @description Facets without a place of their own, as their producers sent them. */
      facets?: {
        [key: string]: unknown
      }
      /** @description When it was last edited, in ms since 1970, or 0: what `If-Match` goes by. */
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
      /** @description There is more than is shown. */
      childrenCut?: boolean
      /** @description Facets without a place of their own, as their producers sent them. */
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
        /** @description Where there are more than are shown. */
        partitionCount?: number
        /** @description Only a statement names it, such as column lineage. */
        implied?: boolean
        /** @description Whether it makes lineage: what failed does not. */
        counts?: boolean
        /** Format: uuid */
        schema?: string
        dataset?: components['schemas']['NamedThing']
        /** @description Facets without a place of their own, as their producers sent them. */
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
        /** @description Where there are more than are shown. */
        partitionCount?: number
        /** @description Only a statement names it, such as column lineage. */
        implied?: boolean
        /** @description Whether it makes lineage: what failed does not. */
        counts?: boolean
        /** Format: uuid */
        schema?: string
        dataset?: components['schemas']['NamedThing']
        /** @description Facets without a place of their own, as their producers sent them. */
        facets?: {
          [key: string]: unknown
        }
      }[]
      /** @description There is more than is shown. */
      cut?: boolean
      /** @description Facets without a place of their own, as their producers sent them. */
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
      /** @description There is more than is shown. */
      datasetsCut?: boolean
    }
    DescriptionEdit: {
      /** @description Null withdraws a person’s: that of the producers is shown again. */
      description: string | null
    }
    /** @description That somebody changed something: it stays as it is. */
    Edit: {
      /** Format: uuid */
      id: string
      at: components['schemas']['Time']
      /** @description The name of a key, the subject of a token, or `local` where no key is asked for. */
      who: string
      /** @description The id of the key, where it is one of the store. */
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
      /** @description Absent where there was nothing. */
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
      /** @description Absent where there is nothing any more. */
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
    /** @description An event or item that was refused for good. */
    DeadLetter: {
      /** Format: uuid */
      id: string
      /** @enum {string} */
      kind: 'event' | 'entity'
      /** @description The key, token or address that it came from; absent in letters of earlier versions. */
      sender?: string
      receivedAt: components['schemas']['Time']
      /** @description As the sender was told: the `type` of a problem. */
      problem: string
      reason: string
      path?: string
      /** @description In bytes. */
      size: number
      /** @description Whether only the first 4 MiB are kept. */
      truncated: boolean
      body: string
      /** @enum {string} */
      encoding: 'utf-8' | 'base64'
    }
    /** @description What became of a refused event that was taken again. */
    Replayed: {
      id: string
      /** @enum {string} */
      status: 'success' | 'failure'
      made?: {
        entity: string
        /**
         * Format: uuid
         * @description By it later items name it; but for operations that of its node or edge.
         */
        id: string
        /**
         * Format: uuid
         * @description Of operations: the id of its node.
         */
        operationId?: string
      }
      warnings?: string[]
      reason?: string
      path?: string
      retriable?: boolean
    }
    /** @description Work on the whole store that outlasts a request. */
    Task: {
      /** Format: uuid */
      id: string
      /** @enum {string} */
      kind: 'verify' | 'rebuild' | 'backup' | 'prune' | 'redact'
      /** @enum {string} */
      state: 'running' | 'done' | 'failed'
      startedAt: components['schemas']['Time']
      endedAt?: components['schemas']['Time']
      /** @description How far what it does now is, while it runs: one thing after another, each from the beginning. */
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
          /** @description A row as the store keeps it. */
          stored?: {
            [key: string]: unknown
          }
          /** @description A row as the store keeps it. */
          expected?: {
            [key: string]: unknown
          }
        }[]
        repaired?: number
        /** @description Runs that were dropped; with `dryRun`, that would be. */
        runs?: number
        operations?: number
        interactions?: number
        /** @description Rows whose secrets were redacted; with `dryRun`, that would be. */
        redacted?: number
        /** @description Refused events whose secrets were redacted. */
        letters?: number
        dryRun?: boolean
        /** @description Where a backup lies. */
        file?: string
        bytes?: number
      }
      /** @description Why it failed. */
      reason?: string
    }
    /** @description How a server and its store are, check by check. */
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
        /** @description What helps; of warnings and failures. */
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
      /** @description globs, of which each namespace that its events and entities name fits one; absent: any */
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
      /** @description globs, of which each namespace that its events and entities name fits one; absent: any */
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
      /** @description what its holder sends; told this once */
      key: string
    }
    /** @description Who is asking, and what they may do. */
    Me: {
      /** @description As the audit list would call them; `local` where no key is asked for. */
      who: string
      /**
       * @description `anyone` where no key is asked for, `static` with the key of the server’s start.
       * @enum {string}
       */
      kind: 'anyone' | 'static' | 'key' | 'token'
      /** @description Those that are implied by another one included. */
      scopes: ('read' | 'ingest' | 'edit' | 'admin')[]
      /** @description Globs of those that events may name; absent: any. */
      namespaces?: string[]
    }
    /** @description Why there is no answer (RFC 9457). */
    Problem: {
      /** @description `/problems/NAME`; it never changes its meaning. */
      type: string
      title: string
      status: number
      detail: string
      requestId: string
      /** @description Which part of the request is meant. */
      path?: string
      diagnostics?: components['schemas']['Note'][]
      errors?: {
        path: string
        message: string
      }[]
      available?: string[]
      callers?: string[]
      /** @description What was to be edited, as it is now. */
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
      /** @description It is stored: the answer comes after the commit. */
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
      /** @description After the last commit, what failed. */
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
              /** @description Refused items that were too many to be kept among the refused events. */
              not_kept?: number
            }
            failed_events: {
              /** @description From 0; in NDJSON, among the lines that are not blank. */
              index: number
              reason: string
              path?: string
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
      /** @description After the last commit, what each made and which failed. */
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
              /** @description Refused items that were too many to be kept among the refused events. */
              not_kept?: number
            }
            results: {
              entity: string
              /**
               * Format: uuid
               * @description By it later items name it; but for operations that of its node or edge.
               */
              id: string
              /**
               * Format: uuid
               * @description Of operations: the id of its node.
               */
              operationId?: string
              index: number
            }[]
            failed_items: {
              /** @description From 0; in NDJSON, among the lines that are not blank. */
              index: number
              reason: string
              path?: string
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
      /** @description The schema, of draft 2020-12. */
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
      /** @description The answer, in the form that `Accept` asks for. */
      200: {
        headers: {
          /** @description Whether the answer is whole: true or false; none of a plan. */
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
      /** @description The answer, in the form that `Accept` asks for. */
      200: {
        headers: {
          /** @description Whether the answer is whole: true or false; none of a plan. */
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
      /** @description Best first. */
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
      /** @description Best first. */
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
      /** @description As Markdown; empty where there is nothing to say. */
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
      /** @description The text, in the form that `Accept` asks for. */
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
          /** @description Whether each part of the tree says where it stands in the text. */
          spans?: boolean
        }
        'text/plain': string
      }
    }
    responses: {
      /** @description The tree of the query. */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': {
            /** @description The text in canonical form. */
            query: string
            /** @description As `/api/v1/parse/schema` says. */
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
      /** @description The schema, of draft 2020-12. */
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
      /** @description It was saved before, and is replaced. */
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
            /** @description The id of the key that created it, where one did. */
            createdBy?: string
            notes: components['schemas']['Note'][]
          }
        }
      }
      /** @description It is saved. */
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
            /** @description The id of the key that created it, where one did. */
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
        /** @description Deletes it even where others call it. */
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
      /** @description It is deleted. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
      /** @description The newest first. */
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
               * @description Told with a write, with a read, or by itself.
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
              /** @description What it changed in the version before; absent of the first. */
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
            /** @description Whether all was looked at. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
      /** @description The oldest first. */
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
            /** @description Whether all was looked at. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
      /** @description One page, the newest run first. */
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
              /** @description Whether all was looked at. */
              complete: boolean
            }[]
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
      /** @description The oldest day first. */
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
            /** @description Whether all was looked at. */
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
            /** @description The nearest first. */
            ancestors: components['schemas']['Run'][]
            run: components['schemas']['TreeRun']
            /** @description Whether all was looked at. */
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
              /** @description Fields of the language that this kind has. */
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
              /** @description Fields of the language that this kind has. */
              fields: ('upstreams' | 'downstreams' | 'firstSeen' | 'type' | 'tag' | 'owner' | 'description')[]
            }
          | {
              /** @constant */
              kind: 'job'
              ids: string[]
              /** @description Fields of the language that this kind has. */
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
              /** @description Fields of the language that this kind has. */
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
              /** @description Fields of the language that this kind has. */
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
      /** @description Those that there are, in the order asked for. */
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
           * Begun then or later.
           * Format: date-time
           */
          since?: string
          /**
           * Begun then or earlier.
           * Format: date-time
           */
          until?: string
        }
      }
    }
    responses: {
      /** @description Days on which something was made, the oldest first. */
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
            /** @description UTC days of the window on which edges were made, each with how many. */
            days: {
              day: string
              edges: number
            }[]
            /** @description When the first was made, in the window or before it. */
            firstAt?: components['schemas']['Time']
            /** @description When the last was made, now at the latest. */
            lastAt?: components['schemas']['Time']
            /** @description Whether all was looked at. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The dataset as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The dataset as it is now. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The column as it is now. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The job as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The job as it is now. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The dataset as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The dataset as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The job as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The job as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The column as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The column as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The dataset as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The dataset as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The job as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
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
      /** @description The job as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The dataset as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The dataset as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The dataset as it is now. */
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
        /** @description The `version` of the thing that the change goes by, in quotes: where it has another by now, nothing is changed (412). */
        'If-Match'?: string
      }
      path: {
        id: string
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The job as it is now. */
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
            /** @description The `cursor` of the next page; without it the list is at its end. */
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
      /** @description One page; of each body the first 2,000 characters. */
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
              /** @description The key, token or address that it came from; absent in letters of earlier versions. */
              sender?: string
              receivedAt: components['schemas']['Time']
              /** @description As the sender was told: the `type` of a problem. */
              problem: string
              reason: string
              path?: string
              /** @description In bytes. */
              size: number
              /** @description Whether only the first 4 MiB are kept. */
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
      /** @description How many they were. */
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
      /** @description The letter. */
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
      /** @description It is dropped. */
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
      /** @description What became of it. */
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
      /** @description What became of each. */
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
      /** @description It has begun. */
      202: {
        headers: {
          /** @description Where to ask how it goes. */
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
      /** @description It has begun. */
      202: {
        headers: {
          /** @description Where to ask how it goes. */
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
        /** @description a name of at most 100 letters, digits, -, _ and . alone */
        file?: string
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It has begun. */
      202: {
        headers: {
          /** @description Where to ask how it goes. */
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
        /** @description nothing is dropped, only counted */
        dryRun?: boolean
        /** @description drops runs though the newest event is more than 7 days old, so that the clock may be wrong */
        force?: boolean
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It has begun. */
      202: {
        headers: {
          /** @description Where to ask how it goes. */
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
        /** @description nothing is changed, only counted */
        dryRun?: boolean
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It has begun. */
      202: {
        headers: {
          /** @description Where to ask how it goes. */
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
        /** @description so many rows, taken at random, are compared with what the events give */
        sample?: number
      }
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description What was found, whether good or bad. */
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
      /** @description All of them, at most 1,000. */
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
          /** @description Where it can be revoked. */
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
      /** @description The key as it is now. */
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
      /** @description Who it is. */
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
      /** @description It lives. */
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
              /** @description Events that wait for their commit now, and their bytes. */
              queue: {
                events: number
                bytes: number
              }
            }
            /** @description Refused events and items since the start, by what became of them. */
            deadLetters: {
              /** @description Kept for another try. */
              kept: number
              /** @description Left out, as their request had too many. */
              skipped: number
              /** @description Could not be kept. */
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
      /** @description It can. */
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
