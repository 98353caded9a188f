/** The same word in both languages. */
export interface Words {
  judul: string
  title: string
}

const SEGMENT: Record<string, Words> = {
  PBI_JK: { judul: 'PBI JK', title: 'PBI JK (paid by the centre)' },
  PBPU_PEMDA: { judul: 'PBPU Pemda', title: 'PBPU Pemda (paid by the city)' },
  PPU_PN: { judul: 'PPU Penyelenggara Negara', title: 'state employees (PPU PN)' },
  PPU_BU: { judul: 'PPU Badan Usaha', title: 'company employees (PPU BU)' },
  PBPU: { judul: 'PBPU mandiri', title: 'self-paying (PBPU)' },
  BP: { judul: 'Bukan Pekerja', title: 'non-workers (BP)' },
}
const STATUS: Record<string, Words> = {
  meninggal: { judul: 'meninggal', title: 'deceased' },
  anak_lebih_21: { judul: 'nonaktif karena anak berumur lebih dari 21 tahun', title: 'inactive: child over 21' },
  penangguhan: { judul: 'ditangguhkan', title: 'suspended' },
  menunggak: { judul: 'nonaktif karena premi', title: 'inactive: premium unpaid' },
  nonaktif_akhir_bulan: { judul: 'nonaktif di akhir bulan', title: 'inactive at the end of a month' },
}
const UNKNOWN: Words = { judul: 'tidak diketahui', title: 'unknown' }

/** A segment in words; unknown stays unknown. */
export function segmentWords(segment: string | null): Words {
  return SEGMENT[segment ?? ''] ?? UNKNOWN
}

/** A membership status in words. */
export function statusWords(status: string | null): Words {
  return STATUS[status ?? ''] ?? UNKNOWN
}

/** A date (`YYYY-MM-DD`) as people write it: `11 November 2024`; nothing for none. */
export function dateWords(date: string | null): Words {
  if (date === null) return { judul: '', title: '' }
  const at = new Date(`${date}T00:00:00Z`)
  const write = (language: string) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(at)
  return { judul: write('id-ID'), title: write('en-GB') }
}
