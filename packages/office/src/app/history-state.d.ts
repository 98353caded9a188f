import '@tanstack/react-router'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** what to look for: kept out of the address, since it may be an identity number */
    find?: string
  }
}
