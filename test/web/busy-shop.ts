/** Names that must be shown literally. */
export const HOSTILE_NAMES = {
  markup: '<img src=x onerror="document.title=1"><b>bold</b>',
  long: `long.${'name.'.repeat(816)}end`,
  rightToLeft: 'מחסן.הזמנות',
  emoji: '👩‍🚀.orders.🚀',
} as const

export const NAMESPACE = 'postgres://shop.example:5432'
const PRODUCER = 'https://shop.example/producer'
const at = (day: number, minute = 0): string =>
  new Date(Date.now() - day * 86_400_000 + minute * 60_000).toISOString()
/** Unique run ids by day. */
const runId = (job: number, day: number): string =>
  `0198a000-${String(job).padStart(4, '0')}-7000-8000-${String(day).padStart(12, '0')}`

const facet = (of: object) => ({ _producer: PRODUCER, _schemaURL: `${PRODUCER}/1.json#/$defs/X`, ...of })
const field = (name: string, type: string) => ({ name, type })

/** The schema changes four days ago. */
const fieldsOn = (day: number) =>
  day > 4
    ? [field('id', 'int'), field('phone', 'text'), field('amount', 'int')]
    : [field('id', 'int'), field('amount', 'bigint'), field('email', 'text')]

function runEvent(job: string, run: string, eventType: string, eventTime: string, rest: object = {}) {
  return {
    eventType,
    eventTime,
    producer: PRODUCER,
    job: { namespace: 'shop', name: job },
    run: { runId: run },
    ...rest,
  }
}

/** Twelve days of a shop: runs that succeed, fail and run, sizes, a changing schema, and unusual names. */
export function busyShop(): readonly object[] {
  const days = Array.from({ length: 12 }, (_, day) => 12 - day)
  const loads = days.flatMap((day) => {
    const run = runId(1, day)
    const failed = day % 4 === 0
    const data = {
      inputs: [{ namespace: NAMESPACE, name: 'raw.orders' }],
      outputs: [
        {
          namespace: NAMESPACE,
          name: 'shop.orders',
          facets: { schema: facet({ fields: fieldsOn(day) }) },
          outputFacets: { outputStatistics: facet({ rowCount: 1000 + day * 37, size: 90_000 + day * 4096 }) },
        },
      ],
    }
    const error = facet({
      message: 'disk <full> at /data',
      programmingLanguage: 'SQL',
      stackTrace: 'at line 1\nat line 2',
    })
    return [
      runEvent('load.orders', run, 'START', at(day), data),
      runEvent('load.orders', run, failed ? 'FAIL' : 'COMPLETE', at(day, 1 + (day % 5)), {
        ...data,
        ...(failed ? { run: { runId: run, facets: { errorMessage: error } } } : {}),
      }),
    ]
  })
  const parent = facet({ run: { runId: runId(1, 1) }, job: { namespace: 'shop', name: 'load.orders' } })
  const child = runEvent('load.orders.part', runId(2, 1), 'COMPLETE', at(1, 2), {
    run: { runId: runId(2, 1), facets: { parent } },
    inputs: [{ namespace: NAMESPACE, name: 'shop.orders' }],
    outputs: Object.values(HOSTILE_NAMES).map((name) => ({ namespace: NAMESPACE, name })),
  })
  const wide = runEvent('load.wide', runId(3, 1), 'COMPLETE', at(1, 3), {
    inputs: [{ namespace: NAMESPACE, name: 'shop.orders' }],
    outputs: [
      {
        namespace: NAMESPACE,
        name: 'shop.wide',
        facets: {
          schema: facet({ fields: Array.from({ length: 500 }, (_, n) => field(`column_${n + 1}`, 'text')) }),
        },
      },
    ],
  })
  return [...loads, child, wide]
}
