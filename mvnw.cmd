@echo off
rem Runs Maven >= 3.9 on a JDK >= 25 on Windows: JAVA_HOME and a Maven on PATH must be set up.
setlocal
if "%JAVA_HOME%"=="" (
  echo mvnw: set JAVA_HOME to a JDK 25 or newer 1>&2
  exit /b 1
)
if not exist "%JAVA_HOME%\bin\javac.exe" (
  echo mvnw: JAVA_HOME does not point at a JDK: %JAVA_HOME% 1>&2
  exit /b 1
)
where mvn >nul 2>nul
if errorlevel 1 (
  echo mvnw: no Maven on PATH. Install Maven 3.9 or newer. 1>&2
  exit /b 1
)
call mvn -f "%~dp0pom.xml" %*
exit /b %errorlevel%
