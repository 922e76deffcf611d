import { createEvents } from 'ics';

/** What a calendar needs to know of an activity. */
export interface CalendarEvent {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly body: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelled: boolean;
  /** When it was last changed: a calendar that has it already takes the newer. */
  readonly changedAt: Date;
  readonly url: string;
}

/**
 * An iCalendar file (RFC 5545) of one activity. Times stand as instants in UTC, which every calendar shows on its own
 * clock: in the village that of Asia/Shanghai. The UID stays, so that the file taken again changes the entry and makes no
 * second one; a cancelled activity takes it out.
 */
export function calendarFile(event: CalendarEvent): string {
  const { error, value } = createEvents(
    [
      {
        uid: `${event.id}@wecountry`,
        title: event.title,
        location: event.place,
        description: event.body,
        url: event.url,
        start: event.startsAt.getTime(),
        end: event.endsAt.getTime(),
        lastModified: event.changedAt.getTime(),
        sequence: event.cancelled ? 1 : 0,
        status: event.cancelled ? 'CANCELLED' : 'CONFIRMED',
        alarms: [{ action: 'display', description: event.title, trigger: { hours: 2, before: true } }],
      },
    ],
    { productId: '-//WeCountry//Activities//ZH', method: 'PUBLISH', calName: '为村' },
  );
  if (!value) throw new Error('An activity that no calendar takes', { cause: error });
  return value;
}
