/** Whether a span of days, open when `valid_until` is null, holds a day. Unit: `YYYY-MM-DD`. */
export function isInForce(span: { valid_from: string; valid_until: string | null }, day: string): boolean {
  return span.valid_from <= day && (span.valid_until === null || day <= span.valid_until)
}

/** The day before. Unit: `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
