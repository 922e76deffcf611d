export { ActivitiesModule } from './activities.module.js';
export { ActivityService } from './activities.service.js';
export { AnswerService } from './answers.service.js';
export { AttendanceService } from './attendance.service.js';
export { GroupService } from './groups.service.js';
export { StepService } from './steps.service.js';
