/** Today as a plain date in a time zone. The formatter reads the clock itself, so no other file needs one. */
export function today(timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format()
}
