import Taro from '@tarojs/taro';
import { localError } from './api-error';

interface Entry {
  id: string;
  title: string;
  place: string;
  startsAt: string;
  endsAt: string;
}

const seconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** Puts an activity into the phone's calendar; WeChat asks whether it may. */
export async function putInCalendar({ title, place, startsAt, endsAt }: Entry): Promise<void> {
  try {
    await Taro.addPhoneCalendar({
      title,
      location: place,
      startTime: seconds(startsAt),
      endTime: String(seconds(endsAt)),
      alarmOffset: 7200,
    });
  } catch {
    throw localError('local.calendar');
  }
}
