/** The time of day of the process; everything else is handed its time. */
export const systemClock = (): Date => new Date()
