import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Besides pictures: recordings, with how long they play. */
export class MediaKinds1791300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE media
        ADD COLUMN kind text NOT NULL DEFAULT 'picture',
        ADD COLUMN mime text NOT NULL DEFAULT 'image/webp',
        ADD COLUMN seconds integer,
        ALTER COLUMN width DROP NOT NULL,
        ALTER COLUMN height DROP NOT NULL,
        DROP CONSTRAINT media_size,
        ADD CONSTRAINT media_kind CHECK (CASE kind
          WHEN 'picture' THEN coalesce(width > 0 AND height > 0, false)
          WHEN 'voice' THEN coalesce(seconds BETWEEN 1 AND 180, false)
          ELSE false END),
        ADD CONSTRAINT media_size CHECK (size_bytes > 0)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE media DROP CONSTRAINT media_kind, DROP CONSTRAINT media_size,
        DROP COLUMN kind, DROP COLUMN mime, DROP COLUMN seconds,
        ALTER COLUMN width SET NOT NULL, ALTER COLUMN height SET NOT NULL,
        ADD CONSTRAINT media_size CHECK (width > 0 AND height > 0 AND size_bytes > 0)`);
  }
}
