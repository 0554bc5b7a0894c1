# One file, two images: docker build --target silo . and docker build --target gateway .
# The runtime image has no shell and no package manager; "-extra" brings ICU and time zones, which Danish texts and days need.
ARG SDK=10.0.401-noble
ARG RUNTIME=10.0.12-noble-chiseled-extra

FROM mcr.microsoft.com/dotnet/sdk:${SDK} AS build
WORKDIR /source
# The pages' design system comes from npm.
RUN apt-get update && apt-get install -y --no-install-recommends npm && rm -rf /var/lib/apt/lists/*
COPY . .
RUN dotnet publish src/Silo --configuration Release --output /app/silo -p:UseAppHost=false \
 && dotnet publish src/Gateway --configuration Release --output /app/gateway -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:${RUNTIME} AS silo
WORKDIR /app
COPY --from=build /app/silo .
USER 1654
EXPOSE 8081 11111 30000
ENV ASPNETCORE_URLS=http://+:8081 DOTNET_EnableDiagnostics=0
ENTRYPOINT ["dotnet", "Kkr.Orleans.Silo.dll"]

FROM mcr.microsoft.com/dotnet/aspnet:${RUNTIME} AS gateway
WORKDIR /app
COPY --from=build /app/gateway .
USER 1654
EXPOSE 8080 9464
ENV ASPNETCORE_URLS=http://+:8080 DOTNET_EnableDiagnostics=0
ENTRYPOINT ["dotnet", "Kkr.Orleans.Gateway.dll"]
