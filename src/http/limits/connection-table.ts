/** Which connections there are, by address, and which of them are idle: no request on them is being answered. */
export interface ConnectionTable<C> {
  /**
   * Adds a connection, which is idle. Returns the one to close where there are too many: an idle one that gives way, which is
   * no longer in the table then, or the new one, which was not added.
   */
  open(connection: C, address: string, mayBe?: number): C | undefined
  /** A request on the connection is being answered; several may be at once. */
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
 * Holds connections to `max` in all, and to `mayBe` of one address. When there are too many, the one that has been idle for
 * longest gives way to the new one: of the new one's own address where that has too many, else of the address that has the
 * most idle ones. So an address that fills the table loses its own connections. Only where no connection is idle is the new
 * one refused. Every step takes the same time, however many connections there are.
 */
export function createConnectionTable<C>(max: number): ConnectionTable<C> {
  const entries = new Map<C, Entry>()
  const countOf = new Map<string, number>()
  // Of each address in the order in which they became idle.
  const idleOf = new Map<string, Set<C>>()
  // Addresses by the number of their idle connections.
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
    // The numbers of idle connections change one by one.
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
    open(connection, address, mayBe = Infinity) {
      const ofAddress = countOf.get(address) ?? 0
      let closed: C | undefined
      if (ofAddress >= mayBe || entries.size >= max) {
        const from = ofAddress >= mayBe ? address : addressesWith.get(most)?.values().next().value
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
