import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import { getJson } from '../api/api.ts'
import { KindMark } from '../ui/kind-mark.tsx'
import { urlOfResult, type SearchResult } from './result-url.ts'
import './search-box.css'

const searchFor = (words: string) =>
  queryOptions({
    queryKey: ['search', words],
    queryFn: ({ signal }) =>
      getJson<{ readonly items: readonly SearchResult[] }>(
        'search',
        { q: words.slice(0, 500), limit: 12 },
        signal,
      ),
  })

/** The search box on every page. `/` focuses it. */
export function SearchBox() {
  const [words, setWords] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const options = useRef<HTMLUListElement>(null)
  const list = useId()
  const navigate = useNavigate()
  const asked = useDeferredValue(words.trim())
  const client = useQueryClient()
  const { data, isFetching, error } = useQuery({
    ...searchFor(asked),
    enabled: asked !== '' && open,
    placeholderData: (before) => before,
  })
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target))
        return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])

  useEffect(() => {
    if (at >= 0) options.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const items = asked === '' ? [] : (data?.items ?? [])
  const go = (result: SearchResult) => {
    setOpen(false)
    setWords('')
    void navigate(urlOfResult(result))
    input.current?.blur()
  }
  /** Opens the best match once the results for these words have arrived, unless the text or the focus changed. */
  const goToFirst = async () => {
    const wanted = words.trim()
    if (wanted === '') return
    const [first] = (await client.query({ ...searchFor(wanted), staleTime: 'static' })).items
    const isAwaited = document.activeElement === input.current && input.current?.value.trim() === wanted
    if (first !== undefined && isAwaited) go(first)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes a character, its keys are not shortcuts.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      setOpen(false)
      input.current?.blur()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt(((items.length + 1 + at + 1 + step) % (items.length + 1)) - 1)
    } else if (event.key === 'Enter') {
      const chosen = items[at]
      if (chosen !== undefined) go(chosen)
      // The error is shown below the field.
      else goToFirst().catch(() => undefined)
    }
  }
  const shown = open && asked !== ''
  return (
    <div className="search-box" role="search">
      <input
        ref={input}
        className="field"
        type="search"
        role="combobox"
        aria-label="Search datasets, jobs, columns, tags"
        aria-expanded={shown}
        aria-controls={list}
        aria-activedescendant={shown && at >= 0 ? `${list}-${at}` : undefined}
        aria-autocomplete="list"
        placeholder="Search  ( / )"
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setAt(-1)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown ? (
        // mousedown keeps the focus in the field; click selects. Scrolling the list by touch does not select.
        <div className="search-found" onMouseDown={(event) => event.preventDefault()}>
          <ul ref={options} id={list} role="listbox" aria-label="Search results">
            {items.map((result, i) => (
              <li
                key={`${result.kind} ${result.id ?? ''} ${result.namespace ?? ''} ${result.name} ${result.value ?? ''}`}
                id={`${list}-${i}`}
                role="option"
                aria-selected={i === at}
                onClick={() => go(result)}
              >
                <KindMark kind={result.kind} />
                <span className="search-name">
                  <bdi>{result.name}</bdi>
                  {result.value === undefined ? null : <span className="faint"> = {result.value}</span>}
                </span>
                <span className="faint search-beside">
                  <bdi>{result.dataset?.name ?? result.namespace ?? ''}</bdi>
                </span>
              </li>
            ))}
          </ul>
          {items.length > 0 ? null : (
            <p className="faint" role="status">
              {error === null ? (isFetching ? 'Searching…' : 'No results.') : error.message}
            </p>
          )}
        </div>
      ) : null}
    </div>
  )
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
