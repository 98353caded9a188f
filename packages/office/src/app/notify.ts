import { t } from '../i18n/index.ts'

let open = () => {}
let isWanted = false

/** Calls `listener` when the first message is to be said: only then is there something to load that shows it. */
export function onFirstToast(listener: () => void): void {
  open = listener
  if (isWanted) listener()
}

/** Says in a few words that an act is done. */
export async function notify(message: string): Promise<void> {
  isWanted = true
  open()
  const { notifications } = await import('@mantine/notifications')
  notifications.show({ message, color: 'accent', withBorder: true, closeButtonProps: { 'aria-label': t('shell.dismiss') } })
}
