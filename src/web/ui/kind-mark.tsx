import './kind-mark.css'

export type Kind = 'dataset' | 'column' | 'job' | 'run' | 'operation' | 'tag' | 'user' | 'namespace'

const SHAPES: Readonly<Record<Kind, string>> = {
  dataset: 'M3 4.5C3 3 13 3 13 4.5v7C13 13 3 13 3 11.500zM3 4.500C3 6 13 6 13 4.500',
  column: 'M3 3h10v10H3zM6.500 3v10M9.500 3v10',
  job: 'M8 2l1 2 2-.500.500 2 2 .500-.500 2 1 1.500-2 1v2l-2-.500-1.500 1.500-1.500-1.500-2 .500v-2l-2-1 1-1.500-.500-2 2-.500.500-2 2 .500z',
  run: 'M5 3l8 5-8 5z',
  operation: 'M3 8h10M9 4l4 4-4 4',
  tag: 'M3 3h5l5 5-5 5-5-5zM5.500 5.500h.010',
  user: 'M8 8a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM3 13.500c0-5 10-5 10 0',
  namespace: 'M2.500 4.500h4l1.500 1.500h5.500v7h-11z',
}

/** The kind of an entity as an icon, with text for screen readers. */
export function KindMark({ kind }: { readonly kind: Kind }) {
  return (
    <span className={`kind-mark kind-${kind}`} title={kind}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={SHAPES[kind]} />
      </svg>
      <span className="visually-hidden">{kind}</span>
    </span>
  )
}
