import * as ui from '@semesta/ui'
import { lang } from '../i18n/index.ts'

/** Numbers and dates in the language in force. */
export const fmt = {
  count: (value: number) => ui.formatCount(value, lang()),
  percent: (percent: string | null) => ui.formatPercent(percent, lang()),
  threshold: (value: number) => ui.formatThreshold(value, lang()),
  rupiah: (value: number) => ui.formatRupiah(value, lang()),
  rupiahShort: (value: number) => ui.formatRupiahShort(value, lang()),
  month: (month: string) => ui.formatMonth(month, lang()),
  monthShort: (month: string) => ui.formatMonthShort(month, lang()),
  date: (date: string | null) => ui.formatDate(date, lang()),
  instant: (instant: string | null, timeZone?: string) => ui.formatInstant(instant, lang(), timeZone),
  wait: (seconds: number) => ui.formatWait(seconds, lang()),
  bytes: (bytes: number) => ui.formatBytes(bytes, lang()),
}
