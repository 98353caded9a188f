const STEP = 10

/** Tells progress on stderr, a line each ten percent or new step. */
export function progressTo(say: (line: string) => void): (it: { percent: number; step: string }) => void {
  let last = ''
  return ({ percent, step }) => {
    const key = `${step} ${Math.floor(percent / STEP)}`
    if (key === last) return
    last = key
    say(`${String(Math.round(percent)).padStart(3)} %  ${step}`)
  }
}
