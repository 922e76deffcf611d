import { call } from './request';

interface Entry {
  id: string;
  title: string;
  place: string;
  startsAt: string;
  endsAt: string;
}

/** Puts an activity into the calendar: the browser takes the file, the phone's calendar opens it. */
export async function putInCalendar({ id }: Entry): Promise<void> {
  const { fileName, text } = await call('activities.calendar', { params: { activity: id } });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
