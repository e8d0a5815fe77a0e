import type { Driver } from 'neo4j-driver'
import neo4j from 'neo4j-driver'

interface PlanNode {
  readonly operatorType: string
  readonly children: readonly PlanNode[]
}

/** The operators of a statement's plan from `EXPLAIN`, from the last to the first. */
export async function operatorsOf(
  driver: Driver,
  text: string,
  params: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> {
  const session = driver.session()
  try {
    const { summary } = await session.run(`EXPLAIN ${text}`, asIntegers(params))
    if (summary.plan === false) throw new Error(`no plan of: ${text}`)
    return operators(summary.plan)
  } finally {
    await session.close()
  }
}

/** Parameters with whole numbers as Neo4j integers. */
export function asIntegers(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Number.isSafeInteger(value) ? neo4j.int(value as number) : value,
    ]),
  )
}

const operators = ({ operatorType, children }: PlanNode): readonly string[] => [
  operatorType.replace(/@.*/, ''),
  ...children.flatMap(operators),
]
