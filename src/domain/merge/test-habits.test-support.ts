import type {
  Aggregate,
  DatasetName,
  Declaration,
  Habits,
  Interpretation,
  ParentReference,
} from '../aggregate.ts'

/**
 * Habits for tests: what an aggregate is, is read straight from its facets. `belongs`, `type`, `streaming`, `runner`, `user`,
 * `noTargets` and `parent` ({ run, job, root? }) are facets of the run.
 */
export const testHabits: Habits = {
  version: 1,
  interpret(source: Aggregate | Declaration): Interpretation {
    if (source.kind === 'declaration')
      return {
        ...PLAIN,
        job: source.job ?? { namespace: '', name: '' },
        operationName: source.job?.name ?? '',
      }
    const facet = <T>(key: string): T | undefined => source.run[key]?.value as T | undefined
    const parent = facet<ParentReference>('parent')
    const root = facet<ParentReference>('root')
    const type = facet<string>('type')
    const user = facet<string>('user')
    const attempt = facet<number>('attempt')
    const runner = facet<{ type: string; version?: string; location?: DatasetName }>('runner')
    return {
      belongs: facet<'own' | 'parent'>('belongs') ?? 'own',
      job: folded(source.job),
      operationName: source.job.name,
      streaming: facet<boolean>('streaming') ?? false,
      noTargets: facet<readonly string[]>('noTargets') ?? [],
      types: facet<Interpretation['types']>('types') ?? {},
      createdIfAbsent: facet<readonly string[]>('createdIfAbsent') ?? [],
      ...(parent && { parent }),
      ...(root && { root }),
      ...(type !== undefined && { jobType: type }),
      ...(runner && { runner }),
      run: { ...(user !== undefined && { user }), ...(attempt !== undefined && { attempt }) },
    }
  },
}

/** `x.part.3` is a part of the job `x.part`. */
const folded = ({ namespace, name }: DatasetName): DatasetName => ({
  namespace,
  name: name.replace(/\.part\.\d+$/, '.part'),
})

const PLAIN = { belongs: 'own', streaming: false, noTargets: [], types: {}, run: {} } as const
