/** The open connections by address. A connection is idle if none of its requests is being answered. */
export interface ConnectionTable<C> {
  /**
   * Adds an idle connection. If a limit is exceeded, returns the connection to close: an idle one, which is removed from the table,
   * or the new one, which is not added.
   */
  open(connection: C, address: string, maxPerAddress?: number): C | undefined
  /** A request on the connection starts. A connection can have several at the same time. */
  begin(connection: C): void
  end(connection: C): void
  close(connection: C): void
  readonly size: number
}

interface Entry {
  readonly address: string
  requests: number
}

/**
 * Limits connections to `max` in total and to `maxPerAddress` per address. If a limit is exceeded, the connection that has been
 * idle longest is closed: one of the same address if that address exceeds its limit, else one of the address with the most idle
 * connections. An address that fills the table thus loses its own connections. The new connection is refused only if none is idle.
 * Every operation takes constant time.
 */
export function createConnectionTable<C>(max: number): ConnectionTable<C> {
  const entries = new Map<C, Entry>()
  const countOf = new Map<string, number>()
  // Address → idle connections, longest idle first.
  const idleOf = new Map<string, Set<C>>()
  // Number of idle connections → addresses.
  const addressesWith = new Map<number, Set<string>>()
  let most = 0

  const move = (address: string, from: number, to: number): void => {
    const before = addressesWith.get(from)
    before?.delete(address)
    if (before?.size === 0) addressesWith.delete(from)
    if (to > 0) {
      const after = addressesWith.get(to)
      if (after === undefined) addressesWith.set(to, new Set([address]))
      else after.add(address)
    }
    // The number of idle connections of an address changes by one, so the next largest number is `to`.
    if (to > most) most = to
    else if (from === most && !addressesWith.has(from)) most = to
  }
  const addIdle = (connection: C, address: string): void => {
    const idle = idleOf.get(address) ?? new Set()
    idleOf.set(address, idle.add(connection))
    move(address, idle.size - 1, idle.size)
  }
  const removeIdle = (connection: C, address: string): void => {
    const idle = idleOf.get(address)
    if (idle?.delete(connection) !== true) return
    if (idle.size === 0) idleOf.delete(address)
    move(address, idle.size + 1, idle.size)
  }
  const remove = (connection: C): void => {
    const entry = entries.get(connection)
    if (entry === undefined) return
    const { address } = entry
    entries.delete(connection)
    removeIdle(connection, address)
    const others = countOf.get(address)! - 1
    if (others === 0) countOf.delete(address)
    else countOf.set(address, others)
  }
  const longestIdle = (address: string | undefined): C | undefined =>
    address === undefined ? undefined : idleOf.get(address)?.values().next().value

  return {
    get size() {
      return entries.size
    },
    open(connection, address, maxPerAddress = Infinity) {
      const ofAddress = countOf.get(address) ?? 0
      let closed: C | undefined
      if (ofAddress >= maxPerAddress || entries.size >= max) {
        const from = ofAddress >= maxPerAddress ? address : addressesWith.get(most)?.values().next().value
        closed = longestIdle(from)
        if (closed === undefined) return connection
        remove(closed)
      }
      entries.set(connection, { address, requests: 0 })
      countOf.set(address, (countOf.get(address) ?? 0) + 1)
      addIdle(connection, address)
      return closed
    },
    begin(connection) {
      const entry = entries.get(connection)
      if (entry === undefined) return
      entry.requests++
      removeIdle(connection, entry.address)
    },
    end(connection) {
      const entry = entries.get(connection)
      if (entry === undefined) return
      entry.requests--
      if (entry.requests === 0) addIdle(connection, entry.address)
    },
    close: remove,
  }
}
