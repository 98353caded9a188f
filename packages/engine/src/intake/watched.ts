import type { Session } from '../session.ts'
import type { OnProgress } from '../tasks.ts'

/** Runs one long statement and reports how far DuckDB says it is, mapped to a stretch of the whole task. */
export async function watched(
  session: Session,
  onProgress: OnProgress,
  stretch: { from: number; to: number; step: string; rows: number | null },
  work: () => Promise<void>,
): Promise<void> {
  let percent = stretch.from
  const tell = () => {
    const part = Math.min(100, Math.max(0, session.progress())) / 100
    percent = Math.max(percent, stretch.from + part * (stretch.to - stretch.from))
    const rows = stretch.rows === null ? {} : { rowsDone: Math.round(stretch.rows * part), rowsTotal: stretch.rows }
    onProgress({ percent: Math.floor(percent), step: stretch.step, ...rows })
  }
  tell()
  const timer = setInterval(tell, 250)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
}
