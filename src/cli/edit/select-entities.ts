import { printable } from '../../render/printable.ts'
import { ask, type ApiOptions } from '../api-client.ts'
import { CommandFailed } from '../command-failed.ts'
import { problemFailed } from '../problem-failed.ts'

/** An entity to edit. */
export interface Entity {
  readonly id: string
  readonly kind: 'dataset' | 'job' | 'column'
  readonly namespace: string
  readonly name: string
  readonly dataset?: { readonly namespace: string; readonly name: string }
}

/**
 * Finds the entities that a selector of the query language matches. A name alone is that of a dataset.
 * @throws CommandFailed if it is not a selector, or matches no entity, one that cannot be edited, or several without `all`
 */
export async function selectEntities(
  api: ApiOptions,
  selector: string,
  { all }: { readonly all: boolean },
): Promise<readonly Entity[]> {
  const outcome = await ask(api, 'api/v1/query', selector, {})
  if (outcome.kind === 'problem') throw problemFailed(outcome.problem, selector)
  const { answer } = outcome
  if (answer.kind !== 'graph')
    throw new CommandFailed(
      `${selector} is not a selector, because its answer is a ${answer.kind}. Name a dataset, job or column.`,
      'tributary edit --help',
    )
  const entities = answer.nodes.filter(({ member }) => member === true)
  const other = entities.find(({ kind }) => !['dataset', 'job', 'column'].includes(kind))
  if (other !== undefined)
    throw new CommandFailed(
      `A ${other.kind} cannot be edited. Name a dataset, job or column.`,
      'tributary edit --help',
    )
  if (entities.length === 0) throw new CommandFailed(`${selector} matches nothing.`, 'tributary search WORDS')
  if (!answer.complete)
    throw new CommandFailed(
      `${selector} matches more entities than one answer can have. Use a narrower selector.`,
      'tributary help language',
    )
  if (entities.length > 1 && !all)
    throw new CommandFailed(
      `${selector} matches ${entities.length} entities, such as ${textOf(entities[0] as Entity)}. Use --all to edit all of them.`,
      'tributary edit --help',
    )
  return entities as readonly Entity[]
}

/** The name of an entity for the output of a command. */
export const textOf = ({ name, dataset }: Pick<Entity, 'name' | 'dataset'>): string =>
  printable(dataset === undefined ? name : `${dataset.name}.${name}`)
