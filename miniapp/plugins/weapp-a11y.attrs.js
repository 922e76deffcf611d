// Which of Taro's weapp templates get which aria attributes; the template and the runtime must agree.
exports.COMPONENTS = [
  'View',
  'Text',
  'Image',
  'Button',
  'Input',
  'Textarea',
  'Switch',
  'Slider',
  'Picker',
  'ScrollView',
];
exports.ATTRS = [
  'aria-role',
  'aria-label',
  'aria-hidden',
  'aria-checked',
  'aria-selected',
  'aria-disabled',
  'aria-expanded',
  'aria-live',
  'aria-modal',
];
