import type {
  Aggregate,
  DatasetName,
  Declaration,
  ProducerRules,
  Interpretation,
  ParentReference,
} from '../aggregate.ts'

/**
 * Producer rules for tests: what an aggregate is, is read straight from its facets. `belongs`, `type`, `streaming`, `runner`, `user`,
 * `noTargets`, `outcome`, `reason` and `parent` ({ run, job, root? }) are facets of the run.
 */
export const testRules: ProducerRules = {
  version: 1,
  interpret(source: Aggregate | Declaration): Interpretation {
    if (source.kind === 'declaration')
      return {
        ...PLAIN,
        job: source.job ?? { namespace: '', name: '' },
        operationName: source.job?.name ?? '',
      }
    const facets = Object.fromEntries(
      Object.entries(source.run).map(([key, { value }]) => [key, value ?? undefined]),
    ) as Facets
    const { parent, root, type, user, attempt, runner, outcome, reason } = facets
    return {
      belongs: facets.belongs ?? 'own',
      job: folded(source.job),
      operationName: source.job.name,
      streaming: facets.streaming ?? false,
      noTargets: facets.noTargets ?? [],
      types: facets.types ?? {},
      createdIfAbsent: facets.createdIfAbsent ?? [],
      ...(parent && { parent }),
      ...(root && { root }),
      ...(type !== undefined && { jobType: type }),
      ...(runner && { runner }),
      ...(outcome && { outcome }),
      run: {
        ...(user !== undefined && { user }),
        ...(attempt !== undefined && { attempt }),
        ...(reason !== undefined && { endedReason: reason }),
      },
    }
  },
}

interface Facets {
  readonly belongs?: 'own' | 'parent'
  readonly parent?: ParentReference
  readonly root?: ParentReference
  readonly type?: string
  readonly user?: string
  readonly attempt?: number
  readonly streaming?: boolean
  readonly outcome?: Interpretation['outcome']
  readonly reason?: string
  readonly noTargets?: readonly string[]
  readonly createdIfAbsent?: readonly string[]
  readonly types?: Interpretation['types']
  readonly runner?: { readonly type: string; readonly version?: string; readonly location?: DatasetName }
}

/** `x.part.3` is a part of the job `x.part`. */
const folded = ({ namespace, name }: DatasetName): DatasetName => ({
  namespace,
  name: name.replace(/\.part\.\d+$/, '.part'),
})

const PLAIN = { belongs: 'own', streaming: false, noTargets: [], types: {}, run: {} } as const
