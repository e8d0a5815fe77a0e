import type { SelectFilters, Selection } from '../plan.ts'

/** A selector in about the form in which it was written, for messages. */
export function selectorText(selection: Selection): string {
  switch (selection.kind) {
    case 'ids':
      return `${selection.of}s`
    case 'list':
      return '{ … }'
    case 'datasets':
    case 'jobs':
      return [selection.kind, ...filterTexts(selection.filters)].join(' ')
    case 'runs': {
      const of = selection.of === undefined ? [] : ['of …']
      const last = selection.last === undefined ? [] : [`last ${selection.last}`]
      return ['runs', ...filterTexts(selection.filters), ...of, ...last].join(' ')
    }
    case 'columns': {
      const of = selection.of === undefined ? [] : ['of …']
      if (selection.name !== undefined) return ['column', selection.name.text, ...of].join(' ')
      return ['columns', ...filterTexts(selection.filters), ...of].join(' ')
    }
  }
}

function filterTexts(filters: SelectFilters): string[] {
  return [
    ...(filters.like ?? []).map((glob) => `like ${glob}`),
    ...(filters.matching ?? []).map((regex) => `matching /${regex.source}/${regex.ignoreCase ? 'i' : ''}`),
    ...(filters.tagged ?? []).map((t) => `tagged ${t.tag}${t.value === undefined ? '' : `=${t.value}`}`),
    ...(filters.ownedBy ?? []).map((owner) => `owned by ${owner}`),
    ...(filters.in ?? []).map((glob) => `in ${glob}`),
  ]
}
