type Plain = Readonly<Record<string, unknown>>

/** A flat input as the three places of a request. */
export interface Split {
  path: string
  query: string
  rest: Record<string, unknown>
}

/**
 * Fills the `:names` of a path from an input and leaves the rest.
 *
 * Shape: `query` begins with `?` or is empty; undefined and empty values are left out of it.
 * Fails: RangeError when a name of the path has no value: such a request would reach another address.
 */
export function splitInput(path: string, input: Plain): Split {
  const rest: Record<string, unknown> = { ...input }
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest[name]
    if (value === undefined || value === null || value === '') throw new RangeError(`${name} is missing in ${path}`)
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return { path: filled, query: text ? `?${text}` : '', rest }
}
