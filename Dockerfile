# One file, two images: docker build --target silo . and docker build --target gateway .
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Silo --configuration Release --output /app/silo -p:UseAppHost=false \
 && dotnet publish src/Gateway --configuration Release --output /app/gateway -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS silo
WORKDIR /app
COPY --from=build /app/silo .
USER $APP_UID
EXPOSE 8081 11111 30000
ENV ASPNETCORE_URLS=http://+:8081 DOTNET_EnableDiagnostics=0
ENTRYPOINT ["dotnet", "Kkr.Orleans.Silo.dll"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS gateway
WORKDIR /app
COPY --from=build /app/gateway .
USER $APP_UID
EXPOSE 8080
ENV ASPNETCORE_URLS=http://+:8080 DOTNET_EnableDiagnostics=0
ENTRYPOINT ["dotnet", "Kkr.Orleans.Gateway.dll"]
