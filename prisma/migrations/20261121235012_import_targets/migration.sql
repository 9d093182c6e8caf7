-- AlterTable
ALTER TABLE "import" ADD COLUMN     "targets" TEXT[];
