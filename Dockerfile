# One image for all of our processes: the command to run is the container's argument.
# Build the jars first: ./mvnw -DskipTests package
FROM eclipse-temurin:17-jre

RUN useradd --system --create-home --home-dir /var/lib/onrecord onrecord
COPY onrecord /opt/onrecord/onrecord
COPY app/target/lib /opt/onrecord/lib

USER onrecord
WORKDIR /var/lib/onrecord
ENTRYPOINT ["/opt/onrecord/onrecord"]
CMD ["--help"]
