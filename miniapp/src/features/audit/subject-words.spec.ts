import { subjectOf } from './subject-words';

it('says what an act was done to, and keeps its id for whoever follows it up', () => {
  expect(subjectOf('order 01a20486-e34f-7537-ac29-21891059bb20')).toEqual({
    word: '订单',
    id: '01a20486-e34f-7537-ac29-21891059bb20',
  });
  expect(subjectOf('harvest 1')).toEqual({ word: 'harvest 1', id: '' });
  expect(subjectOf('上寨 17 号')).toEqual({ word: '上寨 17 号', id: '' });
});
