import { t } from '../i18n/index.ts'

/** Says in a few words that an act is done. */
export async function notify(message: string): Promise<void> {
  const { notifications } = await import('@mantine/notifications')
  notifications.show({ message, color: 'accent', withBorder: true, closeButtonProps: { 'aria-label': t('shell.dismiss') } })
}
