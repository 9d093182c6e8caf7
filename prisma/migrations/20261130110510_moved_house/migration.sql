-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "moved_at" TIMESTAMPTZ(3);
