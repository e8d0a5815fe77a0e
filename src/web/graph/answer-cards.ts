import type { GraphJson, NodeJson } from '../../render/answer-json.ts'

/** The cards of an answer: every node that is not a column, and one dataset for each group of columns. */
export interface AnswerCards {
  readonly cards: readonly NodeJson[]
  /** The columns of a card by its id, in the order of the answer. */
  readonly columns: ReadonlyMap<string, readonly NodeJson[]>
  /** The card on which a node or column is drawn. */
  readonly cardOf: (nodeId: string) => string | undefined
}

/**
 * Splits an answer into cards and columns. An answer of columns contains no datasets; they are derived from the columns. `columns`
 * is a second answer with the columns of the datasets in the first; columns of other datasets are ignored.
 */
export function answerCards(graph: GraphJson, columns?: GraphJson): AnswerCards {
  if (columns === undefined && graph.nodes.every(({ kind }) => kind !== 'column')) return plainCards(graph)
  const cards = new Map<string, NodeJson>()
  const cardOf = new Map<string, string>()
  const rows = new Map<string, Map<string, NodeJson>>()
  const addRow = (dataset: string, node: NodeJson): void => {
    const of = rows.get(dataset)
    if (of === undefined) rows.set(dataset, new Map([[node.id, node]]))
    else if (!of.has(node.id)) of.set(node.id, node)
    cardOf.set(node.id, dataset)
  }
  for (const node of graph.nodes)
    if (node.kind !== 'column' || node.dataset === undefined) {
      cards.set(node.id, node)
      cardOf.set(node.id, node.id)
    }
  for (const node of graph.nodes) {
    if (node.kind !== 'column' || node.dataset === undefined) continue
    const dataset = node.dataset.id
    cards.set(dataset, withColumn(cards.get(dataset), node))
    cardOf.set(dataset, dataset)
    addRow(dataset, node)
  }
  for (const node of columns?.nodes ?? [])
    if (node.kind === 'column' && node.dataset !== undefined && cards.has(node.dataset.id))
      addRow(node.dataset.id, node)
  return {
    cards: [...cards.values()],
    columns: new Map([...rows].map(([dataset, of]) => [dataset, [...of.values()]])),
    cardOf: (id) => cardOf.get(id),
  }
}

/** Every node is a card. The lookup table is built on first use. */
function plainCards({ nodes }: GraphJson): AnswerCards {
  let known: ReadonlySet<string> | undefined
  return {
    cards: nodes,
    columns: new Map(),
    cardOf(id) {
      known ??= new Set(nodes.map((node) => node.id))
      return known.has(id) ? id : undefined
    },
  }
}

/** A dataset inherits the marks of its columns. */
function withColumn(card: NodeJson | undefined, column: NodeJson): NodeJson {
  const { id, namespace, name } = column.dataset!
  // A dataset is "opened by hand" only if the answer itself has none of its columns.
  const was = card?.opened === true
  const opened = column.opened === true && (card === undefined || was)
  const marks = {
    ...(column.start === true ? { start: true } : {}),
    ...(column.more === true ? { more: true } : {}),
    ...(column.opaque === true ? { opaque: true } : {}),
    ...(column.cycle === undefined ? {} : { cycle: column.cycle }),
    ...(opened === was ? {} : { opened }),
  }
  return { ...(card ?? { id, kind: 'dataset', namespace, name }), ...marks }
}
