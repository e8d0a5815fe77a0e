import fc from 'fast-check'

/** Queries about the datasets, columns and jobs of test/generators/random-events.ts. */
const NAMES = ['raw.a', 'raw.b', 'stage.c', 'stage.d', 'mart.e']
const NAMESPACES = ['postgres://db:5432', 's3://lake']

const oneOf = (...items: string[]) => fc.constantFrom(...items)
const dataset = fc
  .tuple(oneOf(...NAMES), oneOf(...NAMESPACES))
  .map(([name, ns]) => `dataset ${name} in "${ns}"`)
const datasets = fc.oneof(
  dataset,
  oneOf(
    'datasets',
    'datasets like raw.*',
    'datasets like *.c',
    'datasets in s3*',
    'datasets matching /mart|stage/',
  ),
  fc.tuple(dataset, dataset).map((both) => `{ ${both.join(', ')} }`),
)
const columns = fc.oneof(
  fc.tuple(oneOf('id', 'email', 'amount', '*'), datasets).map(([name, of]) => `column ${name} of ${of}`),
  datasets.map((of) => `columns of ${of}`),
)
const jobs = oneOf('jobs', 'jobs like load*', 'jobs like etl', 'jobs like *model*')

/** The run ids of the random events. */
const runId = fc.nat({ max: 7 }).map((n) => `0000000${String(n)}-0000-4000-8000-000000000000`)
const runs = fc.oneof(
  fc.tuple(oneOf('run', 'operation', 'id'), runId).map((words) => words.join(' ')),
  fc
    .tuple(
      oneOf('runs', 'runs like load*', 'runs in jobs'),
      fc.oneof(oneOf(''), datasets, jobs),
      oneOf('', 'last 1', 'last 3'),
    )
    .map(([form, of, last]) =>
      [form, of === '' ? '' : `of ${of}`, last].filter((word) => word !== '').join(' '),
    ),
  fc.oneof(datasets, jobs).map((of) => `last run of ${of}`),
)

const time = oneOf('2026-10-03', '2026-10-05T10:00:00Z', '12d', '3d', '2026-10-09')
const depth = oneOf('depth 1', 'depth 2', 'depth 1..2', 'depth 2..3', 'depth 2..', 'depth all')
const timeClause = fc.oneof(
  time.map((t) => `since ${t}`),
  time.map((t) => `until ${t}`),
  time.map((t) => `as of ${t}`),
  oneOf('between 2026-10-02 and 2026-10-06', 'between 2026-10-04T05:00:00Z and 2026-10-11'),
)
const nodeClause = fc
  .tuple(oneOf('within', 'avoiding', 'stop at'), fc.oneof(datasets, jobs, runs))
  .map(([word, selector]) => `${word} ${selector}`)
const maybe = (clause: fc.Arbitrary<string>, weight: number) =>
  fc.oneof({ arbitrary: fc.constant(''), weight: 4 }, { arbitrary: clause, weight })

const direction = oneOf('upstream', 'downstream', 'lineage')
const walkOf = (selector: fc.Arbitrary<string>, at: fc.Arbitrary<string>, via: fc.Arbitrary<string>) =>
  fc
    .tuple(
      direction,
      selector,
      maybe(depth, 4),
      maybe(timeClause, 3),
      maybe(at, 2),
      maybe(nodeClause, 3),
      maybe(
        datasets.map((selector) => `skip ${selector}`),
        2,
      ),
      maybe(via, 1),
      maybe(oneOf('including start'), 1),
    )
    .map(([way, of, ...clauses]) => [way, 'of', of, ...clauses.filter((clause) => clause !== '')].join(' '))

const basis = oneOf('via stated', 'via inferred')
const ofWork = fc.oneof({ arbitrary: runs, weight: 3 }, { arbitrary: datasets, weight: 3 }, jobs)
const walk = fc.oneof(
  {
    arbitrary: walkOf(ofWork, oneOf('at run', 'at operation', 'at operation', 'at job', 'at dataset'), basis),
    weight: 6,
  },
  { arbitrary: walkOf(datasets, oneOf('at job', 'at dataset', 'at column'), basis), weight: 5 },
  { arbitrary: walkOf(jobs, oneOf('at job', 'at dataset'), basis), weight: 2 },
  {
    arbitrary: walkOf(
      columns,
      oneOf('at column', 'at dataset'),
      oneOf('via direct', 'via indirect', 'via direct, unmasked'),
    ),
    weight: 3,
  },
)

const skipClause = datasets.map((selector) => `skip ${selector}`)
const pathsOf = (from: fc.Arbitrary<string>, to: fc.Arbitrary<string>, at: fc.Arbitrary<string>) =>
  fc
    .tuple(
      oneOf('paths', 'paths', 'shortest path'),
      from,
      to,
      maybe(oneOf('depth 1', 'depth 2', 'depth 3', 'depth all'), 3),
      maybe(timeClause, 2),
      maybe(at, 2),
      maybe(nodeClause, 2),
      maybe(skipClause, 2),
      maybe(basis, 1),
      maybe(oneOf('including start'), 1),
    )
    .map(([what, a, b, ...clauses]) =>
      [what, 'from', a, 'to', b, ...clauses.filter((clause) => clause !== '')].join(' '),
    )
const paths = fc.oneof(
  { arbitrary: pathsOf(datasets, datasets, oneOf('at job', 'at dataset', 'at column')), weight: 4 },
  {
    arbitrary: pathsOf(fc.oneof(jobs, datasets), fc.oneof(jobs, datasets), oneOf('at job', 'at dataset')),
    weight: 2,
  },
  {
    arbitrary: pathsOf(ofWork, ofWork, oneOf('at run', 'at operation', 'at job', 'at dataset')),
    weight: 4,
  },
  { arbitrary: pathsOf(columns, fc.oneof(columns, datasets), oneOf('at column', 'at dataset')), weight: 2 },
)
/** Operators that use the edges between their members. */
const structure = fc.oneof(
  fc.constant('cycles'),
  fc
    .tuple(oneOf('cycles in', 'roots of', 'leaves of'), fc.oneof(walk, paths, datasets, columns))
    .map(([what, of]) => `${what} (${of})`),
)

const expression = fc.oneof(
  { arbitrary: walk, weight: 8 },
  { arbitrary: paths, weight: 4 },
  { arbitrary: structure, weight: 3 },
  { arbitrary: fc.oneof(datasets, columns, jobs, runs), weight: 2 },
  {
    arbitrary: fc
      .tuple(walk, oneOf('union', 'intersect', 'except'), fc.oneof(walk, datasets))
      .map(([left, op, right]) => `(${left}) ${op} (${right})`),
    weight: 2,
  },
)

/** Comparisons: some contain a time bound, which is an error. */
const changes = fc
  .tuple(
    oneOf(
      'since 10d',
      'since 2026-10-05',
      'between 2026-10-03 and 2026-10-08T12:00:00Z',
      'between 12d and 3d',
    ),
    fc.oneof(
      walkOf(datasets, oneOf('at job', 'at dataset'), basis).map((w) =>
        w.includes('since') ? w : `${w} since 5d`,
      ),
      expression,
    ),
  )
  .map(([times, expr]) => `changes ${times} in ${expr}`)
const question = fc.oneof({ arbitrary: expression, weight: 9 }, { arbitrary: changes, weight: 2 })

const stage = oneOf(
  'where name like *a*',
  'where distance < 3',
  'where namespace = "s3://lake"',
  'where lastWritten older than 10d',
  'where lastRead is null',
  'where downstreams > 1 or upstreams = 0',
  'where status in (succeeded, failed)',
  'order by name desc, namespace',
  'limit 3',
  'count',
  'count by namespace',
  'count by kind order by count asc',
  'show namespace, name, distance',
  'show name, type, location, storage, tag, owner, column, schema, lastRead, lastWritten, status, firstSeen, upstreams, downstreams',
  'show name, type, location, tag, owner, lastRun, status, producer',
  'show dataset, name, type, tag, owner, upstreams',
  'where tag = pii or owner is not null',
  'show kind, job, type, status, startedAt, endedAt, duration, externalId, producer, firstSeen, upstreams, downstreams',
  'where duration > 5h or startedAt < 2026-10-05',
  'order by startedAt desc, externalId',
  'where change = removed or change is null',
  'count by change',
  'show change, kind, name, distance',
)

/** The text of a query. Both stores reject some of them, with the same diagnostics. */
export const randomQuestion: fc.Arbitrary<string> = fc
  .tuple(question, maybe(stage, 2))
  .map(([expr, stages]) => (stages === '' ? expr : `(${expr}) ${stages}`))
