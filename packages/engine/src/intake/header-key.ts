/** The form in which header names are compared: no case, spaces or punctuation. */
export function headerKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Columns that a file of refused rows carries beside the office's own; on the way back in they are no part of the list. */
export const REASON_TITLES = { row: 'Baris asal (Semesta)', column: 'Kolom salah (Semesta)', reason: 'Alasan (Semesta)', advice: 'Saran (Semesta)' } as const

const reasonKeys = new Set(Object.values(REASON_TITLES).map(headerKey))

export function isReasonTitle(title: string): boolean {
  return reasonKeys.has(headerKey(title))
}
