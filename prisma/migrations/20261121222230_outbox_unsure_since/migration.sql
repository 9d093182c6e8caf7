-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "unsure_since" TIMESTAMPTZ(3);
