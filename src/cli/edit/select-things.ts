import { printDiagnostic } from '../../diagnostics/print-diagnostic.ts'
import { printable } from '../../render/printable.ts'
import { ask, type ApiOptions } from '../api-client.ts'
import { CommandFailed } from '../command-failed.ts'

/** What a command edits, as the server names it. */
export interface Thing {
  readonly id: string
  readonly kind: 'dataset' | 'job' | 'column'
  readonly namespace: string
  readonly name: string
  readonly dataset?: { readonly namespace: string; readonly name: string }
}

/**
 * What a selector of the language stands for: a bare name is a dataset.
 * @throws CommandFailed if it is none, or stands for nothing, for what cannot be edited, or without `all` for several
 */
export async function selectThings(
  api: ApiOptions,
  selector: string,
  { all }: { readonly all: boolean },
): Promise<readonly Thing[]> {
  const outcome = await ask(api, 'api/v1/query', selector, {})
  if (outcome.kind === 'problem') {
    const { title, detail, diagnostics } = outcome.problem
    throw new CommandFailed(
      diagnostics.length === 0
        ? `${title}: ${detail}.`
        : diagnostics.map((diagnostic) => printDiagnostic(selector, diagnostic)).join('\n\n'),
    )
  }
  const { answer } = outcome
  if (answer.kind !== 'graph')
    throw new CommandFailed(`${selector} is answered by a ${answer.kind}: name a dataset, job or column.`)
  const things = answer.nodes.filter(({ member }) => member === true)
  const other = things.find(({ kind }) => !['dataset', 'job', 'column'].includes(kind))
  if (other !== undefined)
    throw new CommandFailed(`A ${other.kind} cannot be edited: name a dataset, job or column.`)
  if (things.length === 0) throw new CommandFailed(`${selector} stands for nothing.`)
  if (!answer.complete) throw new CommandFailed(`${selector} stands for more than one answer holds.`)
  if (things.length > 1 && !all)
    throw new CommandFailed(
      `${selector} stands for ${things.length} things, ${textOf(things[0] as Thing)} among them. Give --all to edit all of them.`,
    )
  return things as readonly Thing[]
}

/** A thing as the lines of a command name it. */
export const textOf = ({ name, dataset }: Pick<Thing, 'name' | 'dataset'>): string =>
  printable(dataset === undefined ? name : `${dataset.name}.${name}`)
