import '@mantine/core/styles/Notification.layer.css'
import '@mantine/notifications/styles.layer.css'
import { Notifications } from '@mantine/notifications'

/** Short words after an act, at the foot of the screen. */
export default function Toasts() {
  return <Notifications position="bottom-right" autoClose={6000} />
}
